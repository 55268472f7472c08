package dev.syncline.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ClassPathResource;

/**
 * Whose licenses count.
 *
 * @param publicKey base64url of the issuer's public key; the one that is shipped when left out
 */
@ConfigurationProperties("syncline.license")
record LicenseSettings(@Nullable String publicKey) {

    NodeKey issuer() {
        if (publicKey != null) {
            return new NodeKey(publicKey);
        }
        try {
            return new NodeKey(new ClassPathResource("license.key")
                    .getContentAsString(StandardCharsets.US_ASCII)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
