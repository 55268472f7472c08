package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.console.editor.Snippet;
import dev.syncline.console.editor.Snippets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every snippet of the palette compiles and runs as it is, on an item and a replica with something in every field. */
class SnippetsTest {

    private static final Snippets SNIPPETS = new Snippets();

    private final RuleBench bench = new RuleBench();

    static Stream<Snippet> incoming() {
        return SNIPPETS.of(Direction.INCOMING).stream();
    }

    static Stream<Snippet> outgoing() {
        return SNIPPETS.of(Direction.OUTGOING).stream();
    }

    @ParameterizedTest
    @MethodSource("incoming")
    void runsOnAFirstSyncAndOnAnUpdate(Snippet snippet) {
        assertThat(bench.rules.check(Direction.INCOMING, snippet.source())).isEmpty();
        assertThat(bench.firstSync(snippet.source(), replica())).isNotNull();
        assertThat(bench.firstSync(snippet.source(), Map.of("comments", List.of(), "attachments", List.of())))
                .as("when nothing came along")
                .isNotNull();
        assertThat(bench.update(snippet.source(), replica(), Map.of())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("outgoing")
    void sendsSomething(Snippet snippet) {
        assertThat(bench.rules.check(Direction.OUTGOING, snippet.source())).isEmpty();
        bench.fields.put("parentId", "77");
        assertThat(bench.outgoing(snippet.source())).isNotNull();
    }

    @Test
    void mapsAStatus() {
        assertThat(firstSync("status-map")).containsKey("status");
    }

    @Test
    void mapsAPerson() {
        assertThat(firstSync("user-map")).containsKey("assignee");
    }

    @Test
    void writesACustomField() {
        assertThat(bench.update(source(Direction.INCOMING, "custom-field"), replica(), Map.of())
                        .difference()
                        .fields())
                .containsKey("customFields");
    }

    @Test
    void keepsInternalNotesAtHome() {
        assertThat(bench.outgoing(source(Direction.OUTGOING, "comments-public"))
                        .replica()
                        .hub()
                        .get("comments"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void offersBothSidesEnough() {
        assertThat(SNIPPETS.of(Direction.INCOMING)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(SNIPPETS.of(Direction.OUTGOING)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Stream.concat(incoming(), outgoing()))
                .allSatisfy(snippet -> assertThat(snippet.hint()).endsWith("."));
    }

    private Map<String, Object> firstSync(String snippet) {
        return bench.firstSync(source(Direction.INCOMING, snippet), replica())
                .difference()
                .fields();
    }

    private static String source(Direction direction, String id) {
        return SNIPPETS.of(direction).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .source();
    }

    private static Map<String, Object> replica() {
        return Map.of(
                "summary", "Printer",
                "description", "It burns",
                "status", Map.of("name", "New"),
                "priority", Map.of("name", "Major"),
                "assignee", Map.of("email", "jane@globex.example"),
                "labels", List.of("hot"),
                "parentId", "77",
                "customFields", Map.of("Floor", Map.of("name", "Floor", "value", "4")),
                "comments", List.of(Map.of("id", "r1", "body", "Hello", "author", Map.of("displayName", "Bert"))),
                "attachments", List.of());
    }
}
