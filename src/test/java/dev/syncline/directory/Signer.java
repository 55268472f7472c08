package dev.syncline.directory;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import dev.syncline.testing.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A stranger with a key, good or bad. */
record Signer(Keys keys) {

    static Signer fresh() {
        return new Signer(Keys.fresh());
    }

    NodeKey key() {
        return keys.key();
    }

    SignedStatement sign(Statement statement) {
        return SignedStatement.of(statement, keys::sign);
    }

    /** How another key follows from this one. */
    KeyLink to(Signer next) {
        byte[] said = ("syncline/key-change/v1\n" + key().encoded() + "\n"
                        + next.key().encoded() + "\n5")
                .getBytes(StandardCharsets.UTF_8);
        return new KeyLink(key().encoded(), next.key().encoded(), 5, text(keys.sign(said)), text(next.keys.sign(said)));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
