package dev.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is easy to get wrong in a template. */
class TemplatesTest {

    private static final Pattern TAG = Pattern.compile("<[a-z][^<]*?>", Pattern.DOTALL);

    /** Thymeleaf replaces an element before it looks at its condition: the fragment would always be shown. */
    @Test
    void aConditionStandsAroundAFragmentAndNeverBesideIt() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            List<String> wrong = files.filter(file -> file.toString().endsWith(".html"))
                    .flatMap(TemplatesTest::tags)
                    .filter(tag -> tag.contains("th:replace=") || tag.contains("th:insert="))
                    .filter(tag -> tag.contains("th:if=") || tag.contains("th:unless="))
                    .toList();
            assertThat(wrong).isEmpty();
        }
    }

    private static Stream<String> tags(Path file) {
        try {
            return TAG.matcher(Files.readString(file)).results().map(tag -> file.getFileName() + ": " + tag.group());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
