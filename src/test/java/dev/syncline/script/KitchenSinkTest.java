package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What plain Groovy and the fence make of the same lines; they agree. */
class KitchenSinkTest {

    private final RuleBench bench = new RuleBench();

    @TestFactory
    Stream<DynamicTest> meansTheSameAsInPlainGroovy() throws Exception {
        try (InputStream file = KitchenSinkTest.class.getResourceAsStream("kitchen.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream().map(line -> DynamicTest.dynamicTest(line, () -> compare(line)));
        }
    }

    private void compare(String line) {
        Map<String, Object> variables = new HashMap<>();
        Map<String, Object> replica = new HashMap<>();
        variables.put("replica", replica);
        new GroovyShell(new Binding(variables)).evaluate(line);
        Object fenced = bench.outgoing(line).replica().hub().get("x");
        assertThat(String.valueOf(fenced)).isEqualTo(String.valueOf(replica.get("x")));
    }
}
