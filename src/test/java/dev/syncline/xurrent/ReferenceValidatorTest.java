package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference implementation of GraphQL agrees that documents fit the schema: npm's graphql, in {@code src/test/js/xurrent}. */
class ReferenceValidatorTest {

    private static final Path VALIDATOR = Path.of("src", "test", "js", "xurrent");
    private static final Path SCHEMA = Path.of("src", "test", "resources", "xurrent", "schema.graphql");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTheValidator() {
        assumeTrue(
                isOnThePath("node") && Files.isDirectory(VALIDATOR.resolve("node_modules/graphql")),
                "graphql is not installed: run 'npm ci' in src/test/js/xurrent, which needs Node and npm's registry.");
    }

    @Test
    void everyDocumentFitsTheSchemaAsItIsSent() throws IOException, URISyntaxException, InterruptedException {
        List<String> names = DocumentsTest.documents();
        for (String name : names) {
            Files.writeString(folder.resolve(name), Documents.query(name));
        }

        assertThat(judged(0, names))
                .containsExactlyElementsOf(names.stream().map("fits: "::concat).toList());
    }

    @Test
    void aFieldThatTheSchemaDoesNotHaveIsSeen() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("me"), "query { me { id priority } }");

        assertThat(judged(1, List.of("me"))).first().isEqualTo("does not fit: me");
    }

    private List<String> judged(int expected, List<String> names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("node", VALIDATOR.resolve("validate.mjs").toString(), SCHEMA.toString()));
        names.forEach(name -> command.add(folder.resolve(name).toString()));
        Process validator =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said;
        try (BufferedReader out = validator.inputReader()) {
            said = out.lines().toList();
        }
        assertThat(validator.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(validator.exitValue()).as(String.join("\n", said)).isEqualTo(expected);
        return said;
    }

    private static boolean isOnThePath(String command) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
