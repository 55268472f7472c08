package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With the settings that the documentation names, each line of the log is a JSON document, and none holds a secret. */
class StructuredLogsTest {

    /** What Boot does by itself where there is no configuration of the tests on the class path. */
    private static final String BOOT_AS_IT_COMES = """
            <configuration>
              <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
              <include resource="org/springframework/boot/logging/logback/structured-console-appender.xml"/>
              <root level="INFO"><appender-ref ref="CONSOLE"/></root>
            </configuration>
            """;

    private static final String PASSWORD = "correct horse battery";

    @Test
    void areOneJsonDocumentALine(@TempDir Path folder) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        Path configuration = Files.writeString(folder.resolve("logback.xml"), BOOT_AS_IT_COMES);
        NodeArguments arguments = NodeArguments.named(
                "Acme",
                folder.resolve("acme"),
                "--logging.structured.format.console=ecs",
                "--logging.config=file:" + configuration,
                "--syncline.admin.password-file=" + password);
        try (NodeProcess node = NodeProcess.start(arguments)) {
            assertThat(node.isAlive()).isTrue();
        }
        List<String> lines = Files.readAllLines(arguments.data().resolve("node.log"));
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = new JsonMapper().readTree(line);
            assertThat(entry.has("@timestamp")).isTrue();
            assertThat(entry.get("message").asString()).isNotEmpty();
            assertThat(entry.path("service").path("name").asString()).isEqualTo("syncline");
        });
        String key = Files.readString(arguments.data().resolve("vault.key")).strip();
        assertThat(String.join("\n", lines)).doesNotContain(key, PASSWORD);
    }
}
