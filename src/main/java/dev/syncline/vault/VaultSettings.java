package dev.syncline.vault;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the vault's key is.
 *
 * @param keyFile file with 32 random bytes in base64; made at first start, kept out of every backup of the database
 */
@ConfigurationProperties("syncline.vault")
record VaultSettings(Path keyFile) {}
