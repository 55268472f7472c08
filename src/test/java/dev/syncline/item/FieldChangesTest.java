package dev.syncline.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.FieldChange.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The difference of two replicas, field by field. */
class FieldChangesTest {

    @Test
    void namesOnlyWhatIsDifferent() {
        Replica before = new Replica(Map.of("summary", "Printer", "status", Map.of("name", "Open"), "gone", 1));
        Replica after = new Replica(Map.of("summary", "Printer", "status", Map.of("name", "Closed"), "new", true));

        assertThat(FieldChanges.between(before, after))
                .containsExactlyInAnyOrder(
                        FieldChange.set("status", Map.of("name", "Open"), Map.of("name", "Closed")),
                        FieldChange.set("gone", 1, null),
                        FieldChange.set("new", null, true));
    }

    @Test
    void takesEachCustomFieldByItself() {
        Replica before = new Replica(Map.of("customFields", Map.of("Team", "North", "Floor", 2)));
        Replica after = new Replica(Map.of("customFields", Map.of("Team", "South", "Floor", 2)));

        assertThat(FieldChanges.between(before, after))
                .containsExactly(FieldChange.set("customFields.Team", "North", "South"));
    }

    @Test
    void followsCommentsAndFilesByTheirIds() {
        Replica before = new Replica(Map.of(
                "comments", List.of(comment("1", "Hot"), comment("2", "Cold")), "attachments", List.of(file("7"))));
        Replica after = new Replica(Map.of(
                "comments", List.of(comment("2", "Colder"), comment("3", "Ash")), "attachments", List.of(file("7"))));

        assertThat(FieldChanges.between(before, after))
                .containsExactlyInAnyOrder(
                        new FieldChange("comments", Kind.CHANGED, "2", "Cold", "Colder"),
                        new FieldChange("comments", Kind.ADDED, "3", null, "Ash"),
                        new FieldChange("comments", Kind.REMOVED, "1", "Hot", null));
    }

    @Test
    void takesNoNoticeOfTraces() {
        Map<String, @Nullable Object> traced = new LinkedHashMap<>(comment("1", "Hot"));
        traced.put("remoteId", "r1");

        assertThat(FieldChanges.between(
                        new Replica(Map.of("comments", List.of(comment("1", "Hot")))),
                        new Replica(Map.of("comments", List.of(traced)))))
                .isEmpty();
    }

    @Test
    void takesEverythingOfAFirstReplicaAsNew() {
        assertThat(FieldChanges.between(null, new Replica(Map.of("summary", "Printer"))))
                .containsExactly(FieldChange.set("summary", null, "Printer"));
    }

    @Test
    void survivesARoundTrip() {
        List<FieldChange> changes = List.of(
                FieldChange.set("due", null, Instant.parse("2026-11-21T10:15:30Z")),
                FieldChange.set("amount", new BigDecimal("1.10"), null),
                new FieldChange("comments", Kind.ADDED, "3", null, "Ash"));

        assertThat(FieldChanges.fromJson(FieldChanges.toJson(changes))).isEqualTo(changes);
    }

    @Test
    void showsValuesAsPeopleReadThem() {
        FieldChange change = FieldChange.set("assignee", Map.of("key", "k7", "displayName", "Ann"), null);

        assertThat(change.beforeText()).isEqualTo("Ann");
        assertThat(change.afterText()).isEmpty();
        assertThat(FieldChange.text(List.of(Map.of("label", "hot"), "cold"))).isEqualTo("hot, cold");
    }

    private static Map<String, @Nullable Object> comment(String id, String body) {
        return Map.of("id", id, "body", body);
    }

    private static Map<String, @Nullable Object> file(String id) {
        return Map.of("id", id, "filename", "photo.png");
    }
}
