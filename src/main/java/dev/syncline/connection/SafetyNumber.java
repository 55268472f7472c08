package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Sixty digits two administrators compare to know that both nodes hold the right keys. */
final class SafetyNumber {

    private static final int ITERATIONS = 5_200;
    private static final int GROUPS_PER_KEY = 6;
    private static final int BYTES_PER_GROUP = 5;
    private static final byte[] VERSION = {0, 1};

    private SafetyNumber() {}

    /** Twelve groups of five digits; the same whichever key comes first. */
    static String of(NodeKey one, NodeKey other) {
        List<String> halves =
                Stream.of(one, other).map(SafetyNumber::half).sorted().toList();
        return String.join(" ", halves);
    }

    private static String half(NodeKey nodeKey) {
        byte[] key = Base64.getUrlDecoder().decode(nodeKey.encoded());
        MessageDigest sha512 = sha512();
        sha512.update(VERSION);
        byte[] hash = sha512.digest(key);
        for (int i = 1; i < ITERATIONS; i++) {
            sha512.update(hash);
            hash = sha512.digest(key);
        }
        StringBuilder digits = new StringBuilder();
        for (int group = 0; group < GROUPS_PER_KEY; group++) {
            byte[] part = Arrays.copyOfRange(hash, group * BYTES_PER_GROUP, (group + 1) * BYTES_PER_GROUP);
            digits.append(group == 0 ? "" : " ").append("%05d".formatted(number(part) % 100_000));
        }
        return digits.toString();
    }

    private static long number(byte[] part) {
        long number = 0;
        for (byte next : part) {
            number = number << 8 | (next & 0xff);
        }
        return number;
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-512.", e);
        }
    }
}
