package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rules that try to leave the fence, by technique; each is refused and touches nothing. */
class HostileRulesTest {

    @TempDir
    private Path folder;

    private final RuleBench bench = new RuleBench();

    @TestFactory
    Stream<DynamicContainer> refusesEachAttempt() {
        List<DynamicContainer> techniques = new ArrayList<>();
        List<DynamicTest> attempts = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                attempts = new ArrayList<>();
                techniques.add(DynamicContainer.dynamicContainer(line.substring(3), attempts));
            } else {
                attempts.add(DynamicTest.dynamicTest(line, () -> attempt(line)));
            }
        }
        return techniques.stream();
    }

    private void attempt(String source) {
        Path file = folder.resolve("canary");
        ScriptFault fault = catchThrowableOfType(
                ScriptFault.class,
                () -> bench.firstSync(source.replace("CANARY", file.toString()), Map.of("summary", "x")));
        assertThat(fault).as("must not run to its end").isNotNull();
        assertThat(fault.getMessage()).doesNotContain("Possible solutions").isNotBlank();
        assertThat(Files.exists(file)).as("wrote a file").isFalse();
        assertThat(Canary.sung).as("reached a class").isFalse();
    }

    private static List<String> lines() {
        try (InputStream file = HostileRulesTest.class.getResourceAsStream("hostile.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
