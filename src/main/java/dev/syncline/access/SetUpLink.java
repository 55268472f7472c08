package dev.syncline.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file with the link that makes the first administrator, readable by its owner only. */
record SetUpLink(Path file) {

    static SetUpLink in(Path dataFolder) {
        return new SetUpLink(dataFolder.resolve("setup-link"));
    }

    void write(String link) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, owner);
            Files.writeString(file, link + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up link cannot be written to " + file + ".", e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up link " + file + " cannot be removed.", e);
        }
    }
}
