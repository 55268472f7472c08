package dev.syncline.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * A random word kept both in the database and in a file beside it, new at every start: when they differ, the database
 * is a copy, or an older one was put back.
 */
record Marker(Path file) {

    static Marker in(Path dataFolder) {
        return new Marker(dataFolder.resolve("incarnation"));
    }

    static String random() {
        return UUID.randomUUID().toString();
    }

    /** Whether the file knows the word in the database. */
    boolean knows(String word) {
        return Files.exists(file) && lines().contains(word);
    }

    /** Keeps two words while the database changes from one to the other, so that a crash in between is no copy. */
    void keep(String... words) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, List.of(words));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written.", e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", e);
        }
    }
}
