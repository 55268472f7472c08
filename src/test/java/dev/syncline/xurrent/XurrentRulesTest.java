package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.script.Difference;
import dev.syncline.script.Direction;
import dev.syncline.testing.SideOfRules;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules a Xurrent side starts with work unchanged, whatever tracker is on the other side. */
class XurrentRulesTest {

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());
    private final XurrentConnector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()),
            new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()),
            1000);
    private final DefaultRules defaults = connector.defaultRules("request");
    private final SideOfRules side = new SideOfRules(connector, simulator.address());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void compile() {
        assertThat(side.check(Direction.OUTGOING, defaults.outgoing())).isEmpty();
        assertThat(side.check(Direction.INCOMING, defaults.incoming())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "New, High, Assigned, High",
        "Open, Normal, Assigned, Medium",
        "In progress, Urgent, In progress, Top",
        "Closed, Critical, Completed, Top",
        "In Progress, High, In progress, High",
        "Feedback, High, Waiting for, High",
        "new, High, Assigned, High",
        "open, High, In progress, High",
        "stalled, High, Waiting for, High",
        "resolved, High, Completed, High",
        "Melted, Extreme, Assigned, Medium"
    })
    void takeOverWhatTheOtherTrackersCallTheirStatuses(
            String theirStatus, String theirPriority, String status, String priority) {
        Item made = connector.create(
                "request",
                "k",
                incoming(new Replica(new HashMap<>(Map.of(
                                "summary", "Printer on fire",
                                "description", "It burns",
                                "status", Map.of("name", theirStatus),
                                "priority", Map.of("name", theirPriority),
                                "labels", List.of("hot")))))
                        .fields());

        assertThat(made.fields())
                .containsEntry("summary", "Printer on fire")
                .containsEntry("description", "It burns")
                .containsEntry("category", "incident");
        assertThat(name(made, "status")).isEqualTo(status);
        assertThat(name(made, "priority")).isEqualTo(priority);
        assertThat(made.fields()).extractingByKey("labels").isEqualTo(List.of("hot"));
    }

    /** Those of cases and tasks in Salesforce, then Xurrent's own of another account. */
    @ParameterizedTest
    @CsvSource({
        "New, Assigned",
        "Working, In progress",
        "Escalated, In progress",
        "Closed, Completed",
        "Not Started, Assigned",
        "In Progress, In progress",
        "Waiting on someone else, Waiting for",
        "Deferred, On backlog",
        "Completed, Completed",
        "Declined, Declined",
        "On backlog, On backlog",
        "Assigned, Assigned",
        "Accepted, Accepted",
        "In progress, In progress",
        "Waiting for, Waiting for",
        "Waiting for customer, Waiting for customer",
        "Reservation pending, In progress",
        "Workflow pending, In progress",
        "Project pending, In progress"
    })
    void knowEveryStatusThatSalesforceAndXurrentHaveFromTheStart(String theirs, String ours) {
        Item other = connector.create(
                "request",
                "k",
                Map.of("summary", "Printer", "category", "incident", "impact", "low", "status", "project_pending"));
        Replica replica = new Replica(Map.of("summary", "Printer", "status", Map.of("name", theirs)));

        Item written = connector.update(
                other.ref(),
                side.incoming(defaults.incoming(), other, "request", replica, new Replica(Map.of("summary", "Printer")))
                        .fields());

        assertThat(name(written, "status")).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"Closed, solved", "Rejected, rejected", "rejected, rejected"})
    void completeARequestWithAReason(String theirs, String reason) {
        assertThat(incoming(new Replica(Map.of("summary", "Printer", "status", Map.of("name", theirs))))
                        .fields())
                .containsEntry("completionReason", reason);
    }

    @Test
    void leaveAloneWhatWasChangedHereWhileTheirsStays() {
        Map<String, Object> replica = Map.of(
                "summary", "Printer",
                "status", Map.of("name", "Working"),
                "priority", Map.of("name", "High"));
        Item made =
                connector.create("request", "k", incoming(new Replica(replica)).fields());
        Item ours = connector.update(
                made.ref(), Map.of("status", "waiting_for_customer", "impact", "top", "labels", List.of("hot")));

        assertThat(side.writtenForAnotherSummary(defaults.incoming(), ours, "request", replica))
                .containsExactly("summary");
    }

    @Test
    void carryARequestFromOneAccountToAnother() {
        Item item = connector.create(
                "request",
                "one",
                new HashMap<>(Map.of(
                        "summary",
                        "Carried",
                        "description",
                        "Over there",
                        "category",
                        "incident",
                        "impact",
                        "top",
                        "status",
                        "in_progress")));

        Difference difference = incoming(
                Replica.fromJson(side.outgoing(defaults.outgoing(), item).toJson()));
        Item made = connector.create("request", "two", difference.fields());

        for (String same : List.of("summary", "description", "status", "priority", "category")) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
    }

    @Test
    void aChoiceIsReadByItsLabelAndWrittenByIt() {
        String printer = template("Printer");
        Item item = fromTemplate(printer, Map.of("group", "4"));

        assertThat(side.outgoing("""
                replica.byId = nodeHelper.getCustomFieldValueLabel(entity.templateId, "group", "4")
                replica.byLabel = nodeHelper.getCustomFieldValueLabel(entity.templateId, "Group", entity.customFields.group)
                replica.option = nodeHelper.getOption(entity, "Group", "Support").id
                replica.none = nodeHelper.getCustomFieldValueLabel(entity.templateId, "group", "9") == null
                """, item).hub())
                .containsEntry("byId", "Support")
                .containsEntry("byLabel", "Support")
                .containsEntry("option", "4")
                .containsEntry("none", true);
        assertThat(update(item, "nodeHelper.getCustomField(entity.templateId, \"Group\", \"Field\")"))
                .isEqualTo(Map.of("group", "5"));
        assertThat(update(item, "nodeHelper.getCustomField(entity.templateId, \"group\", \"4\")"))
                .isEqualTo(Map.of("group", "4"));
    }

    @Test
    void aTemplateIsKnownByItsNumberToo() {
        Item item = fromTemplate(template("Printer"), Map.of());
        long number = NodeIds.number(template("Printer"));

        assertThat(update(item, "nodeHelper.getCustomField(%d, \"Group\", \"Field\")".formatted(number)))
                .isEqualTo(Map.of("group", "5"));
    }

    @Test
    void templatesThatShareAFieldAreNotMixedUp() {
        String door = simulator.templateWithGroup("Door", "4", "Reception");
        Item item = fromTemplate(door, Map.of());

        assertThat(side.outgoing("""
                replica.here = nodeHelper.getCustomFieldValueLabel(entity.templateId, "Group", "4")
                replica.there = nodeHelper.getCustomFieldValueLabel("%s", "Group", "4")
                """.formatted(template("Printer")), item).hub())
                .containsEntry("here", "Reception")
                .containsEntry("there", "Support");
        assertThat(update(item, "nodeHelper.getCustomField(entity.templateId, \"Group\", \"Reception\")"))
                .isEqualTo(Map.of("group", "4"));
        assertThatThrownBy(() -> update(item, "nodeHelper.getCustomField(entity.templateId, \"Group\", \"Support\")"))
                .hasMessageContaining("The field 'Group' has no choice 'Support'. It has: Reception.");
        assertThatThrownBy(() -> update(item, "nodeHelper.getCustomField(entity.templateId, \"Floor\", \"3\")"))
                .hasMessageContaining(door)
                .hasMessageContaining("no field 'Floor'");
    }

    @Test
    void withoutATemplateOnlyLabelsCountThatNoTemplateContradicts() {
        simulator.templateWithGroup("Door", "4", "Reception");

        assertThat(connector.describe("request").field("group").orElseThrow()).satisfies(group -> {
            assertThat(group.choices()).containsExactlyInAnyOrder("4", "5");
            assertThat(group.labels()).containsExactly(Map.entry("5", "Field"));
        });
    }

    private Item fromTemplate(String template, Map<String, ?> custom) {
        return connector.create(
                "request",
                java.util.UUID.randomUUID().toString(),
                new HashMap<>(Map.of(
                        "summary",
                        "Printer",
                        "category",
                        "incident",
                        "impact",
                        "low",
                        "templateId",
                        template,
                        "customFields",
                        custom)));
    }

    private String template(String subject) {
        return String.valueOf(
                connector.findOwn("template", subject).orElseThrow().get("id"));
    }

    /** The custom fields as Xurrent has them after a rule assigned the group. */
    private @Nullable Object update(Item item, String value) {
        Difference difference = side.incoming(
                "entity.customFields.\"Group\" = " + value,
                item,
                "request",
                new Replica(Map.of()),
                new Replica(Map.of()));
        return connector.update(item.ref(), difference.fields()).fields().get("customFields");
    }

    private static @Nullable Object name(Item item, String field) {
        return item.fields().get(field) instanceof Map<?, ?> map ? map.get("name") : null;
    }

    private Difference incoming(Replica replica) {
        return side.incoming(defaults.incoming(), null, "request", replica, null);
    }
}
