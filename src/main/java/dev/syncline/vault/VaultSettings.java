package dev.syncline.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the vault's key is.
 *
 * @param keyFile file with 32 random bytes in base64; made at first start, kept out of every backup of the database
 * @param giveUp id of a key that is lost for good, as the refusal to start names it: a new one takes its place, and what
 *     was sealed with the lost one is given up
 */
@ConfigurationProperties("syncline.vault")
record VaultSettings(Path keyFile, @Nullable String giveUp) {}
