package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every tracker owes about the fields of an item: written as asked, or refused by name. */
public abstract class FieldContract extends ItemContract {

    @Test
    void refusesAnOldRevisionWhereItChecksVersions() {
        Item old = create("Contended");
        Item now = connector().update(old.ref(), patch("summary", "Contended once"));

        if (connector().capabilities().offers(Capability.VERSION_CHECK)) {
            assertThat(failure(() -> connector().update(old.ref(), patch("summary", "Lost"), old.revision()))
                            .kind())
                    .isEqualTo(Kind.VERSION_CONFLICT);
            assertThat(connector()
                            .update(old.ref(), patch("summary", "Won"), now.revision())
                            .fields())
                    .containsEntry("summary", "Won");
        } else {
            assertThat(connector()
                            .update(old.ref(), patch("summary", "Unchecked"), old.revision())
                            .fields())
                    .containsEntry("summary", "Unchecked");
        }
    }

    @Test
    void refusesATextThatIsLongerThanItSays() {
        Item item = create("Wordy");
        connector().describe(entityType()).fields().stream()
                .filter(field -> field.writable()
                        && field.limit() != null
                        && !field.name().equals("comments"))
                .filter(field -> item.fields().get(field.name()) instanceof String)
                .forEach(field -> {
                    String text =
                            "x".repeat(Objects.requireNonNull(field.limit()).maximum() + 1);
                    TrackerFailure failure = failure(() -> connector().update(item.ref(), patch(field.name(), text)));
                    assertThat(failure.kind()).isIn(Kind.VALIDATION, Kind.TOO_LARGE);
                    assertThat(failure.fields()).containsKey(field.name());
                });
    }

    @Test
    void namesTheChoicesOfAValueThatIsNone() {
        Item item = create("Choosy");
        EntityDescription description = connector().describe(entityType());
        for (String name : List.of("status", "priority")) {
            description.field(name).filter(Field::writable).ifPresent(field -> {
                TrackerFailure failure =
                        failure(() -> connector().update(item.ref(), patch(name, Map.of("name", "Nosuchvalue"))));
                assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
                assertThat(failure.fields().get(name)).contains("Nosuchvalue");
                if (!field.choices().isEmpty()) {
                    assertThat(failure.fields().get(name))
                            .containsAnyOf(field.choices().toArray(String[]::new));
                }
            });
        }
    }

    @Test
    void anUpdateWritesOnlyWhatItNames() {
        Item before = create("Before");

        Item after = connector().update(before.ref(), patch("summary", "After"));

        Map<String, Object> expected = new HashMap<>(before.fields());
        Map<String, Object> actual = new HashMap<>(after.fields());
        connector().alsoCalled(entityType(), "summary").forEach(name -> expected.put(name, "After"));
        expected.put("summary", "After");
        Set<String> moving = new HashSet<>(connector().alsoCalled(entityType(), "updated"));
        moving.add("updated");
        expected.keySet().removeAll(moving);
        actual.keySet().removeAll(moving);
        assertThat(actual).isEqualTo(expected);
        assertThat(connector().read(entityType(), before.ref().id())).contains(after);
    }

    @Test
    void twoEditsInOneSecondDifferInRevision() {
        Item item = create("Revised");

        Item first = connector().update(item.ref(), patch("summary", "Revised once"));
        Item second = connector().update(item.ref(), patch("summary", "Revised twice"));

        assertThat(List.of(item.revision(), first.revision(), second.revision()))
                .doesNotHaveDuplicates();
    }

    @Test
    void writingToWhatIsGoneIsNotFound() {
        Item item = create("Gone");
        deleteByHand(item.ref());

        assertThat(connector().read(entityType(), item.ref().id())).isEmpty();
        assertThat(failure(() -> connector().update(item.ref(), patch("summary", "x")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void refusesAFieldItDoesNotHaveAndNamesIt() {
        Item item = create("Unknown field");

        TrackerFailure failure = failure(() -> connector().update(item.ref(), patch("nosuchfield", "x")));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsKey("nosuchfield");
        assertThat(failure).hasMessageContaining("nosuchfield");
        assertThat(connector().read(entityType(), item.ref().id())).contains(item);
    }

    @Test
    void aRehearsalRefusesAsTheWriteWouldAndWritesNothing() {
        Item item = create("Rehearsed");

        TrackerFailure ofUpdate =
                failure(() -> connector().rehearse(entityType(), item.ref(), patch("nosuchfield", "x")));
        assertThat(ofUpdate.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(ofUpdate.fields()).containsKey("nosuchfield");
        Map<String, @Nullable Object> fields = fields("Never made");
        fields.put("nosuchfield", "x");
        assertThat(failure(() -> connector().rehearse(entityType(), null, fields))
                        .fields())
                .containsKey("nosuchfield");
        connector().rehearse(entityType(), null, fields("Never made"));
        connector().rehearse(entityType(), item.ref(), patch("summary", "Never written"));
        assertThat(connector().read(entityType(), item.ref().id())).contains(item);
    }

    @Test
    void refusesAnItemWithoutItsRequiredField() {
        Map<String, @Nullable Object> empty = fields("x");
        empty.put("summary", "");

        TrackerFailure failure = failure(() -> connector().create(entityType(), key(), empty));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsKey("summary");
    }

    @Test
    void keepsHostileTextAsText() {
        String hostile = "<script>alert(1)</script> ${7*7} '\"; drop table x -- \u202e\uD83D\uDE00 \u00e4";

        Item item = create(hostile);

        assertThat(item.fields()).containsEntry("summary", hostile);
    }

    @Test
    void takesTextThatNoDatabaseStores() {
        Item item = create("nul \0 and half \uD83D a character");

        assertThat(connector().read(entityType(), item.ref().id())).contains(item);
    }

    @Test
    void writesOneCustomFieldAndLeavesTheOthers() {
        Item item = create("Customised");
        if (refused(
                Capability.CUSTOM_FIELDS,
                () -> connector().update(item.ref(), patch("customFields", Map.of("Floor", "2"))))) {
            return;
        }

        connector().update(item.ref(), patch("customFields", Map.of("Floor", "2", "Cost", 12.5)));
        Item after = connector().update(item.ref(), patch("customFields", Map.of("Floor", "3")));

        assertThat(String.valueOf(after.fields().get("customFields"))).contains("3", "12.5");
    }

    @Test
    void listsWhatWasWorkedWhereItKnows() {
        Item item = create("Worked on");

        if (!connector().capabilities().offers(Capability.WORK_LOG_CHANGE)) {
            assertThat(item.workLogs()).isEmpty();
            return;
        }
        connector().addWorkLog(item.ref(), new WorkLogDraft("Looked", 60, null, false, null));

        assertThat(connector().capabilities().offers(Capability.WORK_LOGS)).isTrue();
        assertThat(connector()
                        .read(item.ref().entityType(), item.ref().id())
                        .orElseThrow()
                        .workLogs())
                .hasSize(1);
    }

    /** Whether the tracker does not offer this; then the call must have been refused. */
    protected final boolean refused(Capability capability, Runnable call) {
        if (connector().capabilities().offers(capability)) {
            return false;
        }
        assertThat(failure(call::run).kind()).isIn(Kind.VALIDATION, Kind.FORBIDDEN);
        return true;
    }
}
