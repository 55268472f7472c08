package dev.syncline.connection;

import java.security.SecureRandom;
import java.util.Base64;

/** Random text nobody can guess. */
final class Nonce {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonce() {}

    /** 128 bits. */
    static String next() {
        return random(16);
    }

    /** 256 bits. */
    static String secret() {
        return random(32);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
