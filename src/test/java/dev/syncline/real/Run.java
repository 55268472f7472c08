package dev.syncline.real;

import dev.syncline.torture.Books;
import dev.syncline.torture.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The folder of a run, and what is in it. */
final class Run {

    private final Path folder = fresh();
    private final Pair pair = new Pair(folder);

    Pair pair() {
        return pair;
    }

    Path folder() {
        return folder;
    }

    /** What the nodes have in their way; ends them, so this is for a test that failed. */
    String inTheWay() {
        pair.nodes().stop();
        StringBuilder says = new StringBuilder();
        for (Place place : Place.values()) {
            says.append("\n%s: %s".formatted(place, Books.of(pair.nodes().arguments(place))));
        }
        return says.toString();
    }

    private static Path fresh() {
        try {
            Path folder = Path.of("target", "real");
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
