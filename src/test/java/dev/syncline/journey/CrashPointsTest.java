package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds a point at which a process may die lets it die there. */
class CrashPointsTest {

    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z]+)+)\"");
    private static final Pattern POINT = Pattern.compile("CrashPoint\\.hit\\([^;]*;");

    @Test
    void eachNamedPointIsDiedAtBySomeTest() {
        Set<String> points = new TreeSet<>();
        sources("src/main/java")
                .forEach(source ->
                        POINT.matcher(source).results().forEach(point -> points.addAll(names(point.group()))));
        Set<String> tried = new TreeSet<>();
        sources("src/test/java/dev/syncline/journey").forEach(source -> tried.addAll(names(source)));

        assertThat(points).hasSizeGreaterThan(20).isSubsetOf(tried);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().forEach(name -> names.add(name.group(1)));
        return names;
    }

    private static Stream<String> sources(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(CrashPointsTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
