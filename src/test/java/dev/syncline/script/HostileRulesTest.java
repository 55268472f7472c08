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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that try to leave the fence, by technique; each is refused for what it tried, and touches nothing.
 *
 * <p>A line holds the attempt, then the kind of fault and what its message names. A fault of another kind, or about
 * something else, would show that the attempt never came to the point.
 */
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
                String[] parts = line.split(" ⇒ ", -1);
                attempts.add(DynamicTest.dynamicTest(parts[0], () -> attempt(parts[0], parts[1])));
            }
        }
        return techniques.stream();
    }

    /** What is not there for a rule is as good as refused; anything else that a rule could throw is not. */
    @Test
    void knowsOfEachAttemptWhyItFails() {
        List<String> attempts =
                lines().stream().filter(line -> !line.startsWith("## ")).toList();
        assertThat(attempts).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(attempts)
                .allMatch(line -> line.matches(".* ⇒ (COMPILE|REFUSED|BUDGET) .+")
                        || line.matches(".* ⇒ THROWN .*(has no (property|method)|There is no variable|Cannot turn).*"));
    }

    private void attempt(String source, String expected) {
        Path file = folder.resolve("canary");
        ScriptFault fault = catchThrowableOfType(
                ScriptFault.class,
                () -> bench.firstSync(source.replace("CANARY", file.toString()), Map.of("summary", "x")));
        assertThat(fault).as("must not run to its end").isNotNull();
        String kind = expected.substring(0, expected.indexOf(' '));
        String message = expected.substring(kind.length() + 1).replace("CANARY", file.toString());
        assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(ScriptFault.Kind.valueOf(kind));
        assertThat(fault.getMessage()).contains(message).doesNotContain("Possible solutions");
        assertThat(fault.remedy()).isNotBlank();
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
