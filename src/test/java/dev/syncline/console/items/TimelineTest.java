package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.syncline.item.FieldChange;
import dev.syncline.script.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each change says what was there and what is there now, also where one of the two is nothing. */
class TimelineTest {

    private final Timeline timeline = new Timeline();

    @Test
    void aChangeTellsTheValueThatWasSetOrEmptied() {
        assertThat(rows(
                        FieldChange.set("status", "Open", "Closed"),
                        FieldChange.set("labels", null, List.of(Map.of("label", "urgent"))),
                        FieldChange.set("labels", List.of(Map.of("label", "urgent")), List.of()),
                        FieldChange.set("labels", null, List.of()),
                        FieldChange.set("due", "2026-11-30", null)))
                .extracting(Timeline.Row::what, Timeline.Row::before, Timeline.Row::after)
                .containsExactly(
                        tuple("Changed", "Open", "Closed"),
                        tuple("Filled", "(empty)", "urgent"),
                        tuple("Emptied", "urgent", "(empty)"),
                        tuple("Set, still empty", "(empty)", "(empty)"),
                        tuple("Emptied", "2026-11-30", "(empty)"));
    }

    @Test
    void whatWasAddedHadNoValueBefore() {
        assertThat(rows(new FieldChange("comments", FieldChange.Kind.ADDED, "7", null, "It smokes.")))
                .extracting(Timeline.Row::what, Timeline.Row::before, Timeline.Row::after)
                .containsExactly(tuple("Added", "", "It smokes."));
    }

    private List<Timeline.Row> rows(FieldChange... changes) {
        return timeline.of(ItemExamples.past(1, Direction.OUTGOING, List.of(changes), "Alma"), null).rows().stream()
                .filter(row -> !row.field().equals("log"))
                .toList();
    }
}
