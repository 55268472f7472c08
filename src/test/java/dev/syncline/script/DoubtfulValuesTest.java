package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.script.TrackerFields.Field;
import dev.syncline.script.TrackerFields.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tracker beside a rule is sure to refuse is marked while somebody types. */
class DoubtfulValuesTest {

    private static final TrackerFields SALESFORCE = new TrackerFields(List.of(
            new Type(
                    "Case",
                    List.of(
                            new Field("Priority", true, Map.of("High", "Urgent")),
                            new Field("priority", true, Map.of("High", "Urgent")),
                            new Field("Subject", true, Map.of()),
                            new Field("Floor__c", true, Map.of()),
                            new Field("CaseNumber", false, Map.of()),
                            new Field("Id", false, Map.of()),
                            new Field("Origin", false, Map.of()))),
            new Type("Task", List.of(new Field("Origin", true, Map.of())))));

    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        entity.Nope__c = replica.summary    | INCOMING | 8  | This tracker has no field 'Nope__c' in Case or Task, so it refuses what is set here.
        entity.Flor__c = replica.summary    | INCOMING | 8  | Did you mean Floor__c?
        issue.Colour = "red"                | INCOMING | 7  | This tracker has no field 'Colour' in Case or Task
        replica.x = issue.Nope__c           | OUTGOING | 19 | This tracker has no field 'Nope__c' in Case or Task, so it is always null here.
        entity.Priority = "Bananas"         | INCOMING | 19 | This tracker has no 'Bananas' to choose for 'Priority'. It allows: High (Urgent).
        workItem.priority = 'Bananas'       | INCOMING | 21 | This tracker has no 'Bananas' to choose for 'priority'. It allows: High (Urgent).
        if (entity.Priority == "Hihg") {}   | INCOMING | 24 | This tracker has no 'Hihg' to choose for 'Priority'. It allows: High (Urgent).
        if ('Hihg' != issue.priority?.name) {} | OUTGOING | 5 | This tracker has no 'Hihg' to choose for 'priority'.
        if (issue.Priority in ['High', 'Hihg']) {} | OUTGOING | 32 | This tracker has no 'Hihg' to choose for 'Priority'.
        def p = nodeHelper.getPriority("Hihg") | OUTGOING | 32 | This tracker has no 'Hihg' to choose for 'priority'.
        entity.CaseNumber = "5"             | INCOMING | 8  | This tracker does not let 'CaseNumber' be written.
        """)
    void whatTheTrackerRefusesIsMarked(String rule, Direction direction, int column, String message) {
        assertThat(bench.rules.inspect(direction, rule, SALESFORCE))
                .singleElement()
                .satisfies(mark -> {
                    assertThat(mark.message()).contains(message);
                    assertThat(mark.doubt()).isTrue();
                    assertThat(mark.column()).isEqualTo(column);
                });
        assertThat(bench.rules.inspect(direction, rule, TrackerFields.unknown()))
                .as("beside a tracker that says nothing")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity.Priority = 'Bananas'", "if (entity.Priority == \"Bananas\") {}"})
    void theWholeTextIsMarked(String rule) {
        assertThat(bench.rules.inspect(Direction.INCOMING, rule, SALESFORCE))
                .singleElement()
                .satisfies(mark -> assertThat(rule.substring(mark.column() - 1, mark.column() - 1 + mark.length()))
                        .isIn("'Bananas'", "\"Bananas\""));
    }

    @Test
    void oneMistakeIsMarkedOnce() {
        assertThat(bench.rules.inspect(Direction.INCOMING, "entity.Subjec = 'New'", SALESFORCE))
                .singleElement()
                .satisfies(mark -> assertThat(mark.message()).contains("no field 'Subjec'", "Did you mean Subject?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity.Priority = 'high'",
                "entity.Priority = 'urgent'",
                "entity.Priority = ''",
                "entity.Priority = '17'",
                "entity.Priority = replica.priority?.name",
                "entity.Priority = \"${replica.priority}\"",
                "entity.Subject = 'Bananas'",
                "if (entity.Priority == 'high') {}",
                "if (entity.Priority == replica.priority?.name) {}",
                "if (replica.priority?.name == 'Bananas') {}",
                "if (entity.Subject == 'Bananas') {}",
                "if (entity.Priority in ['High', '']) {}",
                "nodeHelper.getPriority('High')",
                "nodeHelper.getStatus('Bananas')",
                "entity.subject = 'Bananas'",
                "entity.Origin = 'Web'",
                "entity.summary = 'Bananas'",
                "issue.id = '500000000000001'",
                "entity.customFields.'Anything' = 'Bananas'",
                "entity.summary = replica.Nope__c",
                "replica.Nope__c = 1; entity.summary = replica.summary"
            })
    void whatMayBeRightIsNotMarked(String rule) {
        assertThat(bench.rules.inspect(Direction.INCOMING, rule, SALESFORCE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"replica.Nope__c = issue.summary", "replica.x = issue.Colour", "replica.Priority = 'Bananas'"})
    void whatTheOtherSideMakesOfItIsItsOwn(String rule) {
        assertThat(bench.rules.inspect(Direction.OUTGOING, rule, SALESFORCE)).isEmpty();
    }
}
