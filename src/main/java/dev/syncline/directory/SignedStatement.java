package dev.syncline.directory;

import dev.syncline.input.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it travels and is kept: its bytes (base64url) and the signature (Ed25519, base64url) of its key.
 *
 * <p>Whoever asks a directory checks the signature again: a directory can hide a record, but not write one.
 */
record SignedStatement(@Nullable String statement, @Nullable String signature) {

    private static final byte[] DOMAIN = "syncline/directory/v1\n".getBytes(StandardCharsets.UTF_8);

    static SignedStatement of(Statement statement, UnaryOperator<byte[]> sign) {
        byte[] json = StrictJson.write(statement);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return new SignedStatement(text.encodeToString(json), text.encodeToString(sign.apply(said(json))));
    }

    /** What was said; empty when it is no statement, or not signed by the key it names. */
    Optional<Statement> verified() {
        if (statement == null || signature == null) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(statement);
            byte[] signed = Base64.getUrlDecoder().decode(signature);
            return StrictJson.read(json, Statement.class)
                    .filter(Statement::isComplete)
                    .filter(found -> found.nodeKey().verifies(said(json), signed));
        } catch (IllegalArgumentException notEvenText) {
            return Optional.empty();
        }
    }

    private static byte[] said(byte[] json) {
        byte[] said = new byte[DOMAIN.length + json.length];
        System.arraycopy(DOMAIN, 0, said, 0, DOMAIN.length);
        System.arraycopy(json, 0, said, DOMAIN.length, json.length);
        return said;
    }
}
