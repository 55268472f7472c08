package dev.syncline.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** The file that holds the vault's key, readable by its owner only. */
record KeyFile(Path path) {

    /** The key in the file; empty when there is no file. */
    Optional<SealingKey> read() {
        try {
            String text = Files.readString(path).strip();
            return Optional.of(new SealingKey(Base64.getDecoder().decode(text)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new FailureAnalyzedException(
                    "The vault's key file " + path + " does not hold 32 bytes in base64.",
                    "Put the key file back that this node had, or let syncline.vault.key-file point to it.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The vault's key file " + path + " cannot be read.", e);
        }
    }

    /** A new random key, in a file that did not exist. */
    SealingKey make() {
        byte[] bytes = new byte[SealingKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder, owners(folder, "rwx------"));
            }
            Files.createFile(path, owners(path.toAbsolutePath(), "rw-------"));
            Files.writeString(
                    path, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The vault's key file " + path + " cannot be made.", e);
        }
        return new SealingKey(bytes);
    }

    private static FileAttribute<?>[] owners(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
