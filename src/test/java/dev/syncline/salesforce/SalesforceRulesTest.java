package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.DefaultRules;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.script.Direction;
import dev.syncline.testing.SideOfRules;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules a Salesforce side starts with work unchanged, and so do rules that use the names of Salesforce. */
class SalesforceRulesTest extends OrgFixture {

    private final SideOfRules side = new SideOfRules(connector, simulator.address());
    private final DefaultRules defaults = connector.defaultRules("Case");

    @ParameterizedTest
    @ValueSource(strings = {"Case", "Task"})
    void compile(String type) {
        DefaultRules rules = open(Map.of("objects", "Case Task")).defaultRules(type);

        assertThat(side.check(Direction.OUTGOING, rules.outgoing())).isEmpty();
        assertThat(side.check(Direction.INCOMING, rules.incoming())).isEmpty();
        assertThat(rules.incoming()).contains("entityType = \"" + type + "\"").doesNotContain("OBJECT");
    }

    @ParameterizedTest
    @CsvSource({
        "Open, Normal, New, Medium",
        "In progress, Urgent, Working, High",
        "Waiting for customer, Top, Working, High",
        "Completed, Low, Closed, Low",
        "Escalated, High, Escalated, High",
        "In Progress, Immediate, Working, High",
        "Feedback, High, Working, High",
        "Rejected, Low, Closed, Low",
        "open, Low, Working, Low",
        "stalled, Low, Working, Low",
        "resolved, Low, Closed, Low",
        "Melted, Extreme, New, Medium"
    })
    void takeOverWhatTheOtherTrackersCallTheirStatuses(
            String theirStatus, String theirPriority, String status, String priority) {
        Item made = make(Map.of(
                "summary", "Printer on fire",
                "description", "It burns",
                "status", Map.of("name", theirStatus),
                "priority", Map.of("name", theirPriority),
                "labels", java.util.List.of("hot")));

        assertThat(made.fields())
                .containsEntry("Subject", "Printer on fire")
                .containsEntry("Description", "It burns")
                .containsEntry("Status", status)
                .containsEntry("Priority", priority);
    }

    /** Xurrent's, then those of cases and tasks of another org. */
    @ParameterizedTest
    @CsvSource({
        "Declined, Closed",
        "On backlog, New",
        "Assigned, New",
        "Accepted, New",
        "In progress, Working",
        "Waiting for, Working",
        "Waiting for customer, Working",
        "Reservation pending, Working",
        "Workflow pending, Working",
        "Project pending, Working",
        "Completed, Closed",
        "New, New",
        "Working, Working",
        "Escalated, Escalated",
        "Closed, Closed",
        "Not Started, New",
        "In Progress, Working",
        "Waiting on someone else, Working",
        "Deferred, Working"
    })
    void knowEveryStatusThatXurrentAndSalesforceHaveFromTheStart(String theirs, String ours) {
        Item made = create(Map.of());
        simulator.set(made.ref().id(), "Status", "OldStatus");
        Item other = read(made.ref());
        Replica replica = new Replica(Map.of("summary", "Printer", "status", Map.of("name", theirs)));

        Item written = connector.update(
                other.ref(),
                side.incoming(defaults.incoming(), other, "Case", replica, new Replica(Map.of("summary", "Printer")))
                        .fields());

        assertThat(written.fields()).containsEntry("Status", ours);
    }

    @Test
    void leaveAStatusOfOurOwnAloneWhileTheirsStays() {
        Map<String, Object> replica = Map.of("summary", "Printer", "status", Map.of("name", "Assigned"));
        Item made = make(replica);
        Item escalated = connector.update(made.ref(), Map.of("Status", "Escalated"));

        assertThat(side.writtenForAnotherSummary(defaults.incoming(), escalated, "Case", replica))
                .containsExactly("Subject");
    }

    @Test
    void leaveADescriptionThatWasEditedHereAloneWhileTheirsStays() {
        Map<String, Object> replica = Map.of("summary", "Printer", "description", "It burns");
        Item edited = connector.update(make(replica).ref(), Map.of("Description", "It burns no more"));

        assertThat(side.writtenForAnotherSummary(defaults.incoming(), edited, "Case", replica))
                .containsExactly("Subject");
    }

    @Test
    void carryACaseFromOneOrgToAnother() {
        Item item = create(Map.of("Description", "Over there", "Status", "Working", "Priority", "High"));

        Replica sent = Replica.fromJson(side.outgoing(defaults.outgoing(), item).toJson());
        Item made = make(sent.hub());

        for (String same : new String[] {"Subject", "Description", "Status", "Priority"}) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
    }

    @Test
    void outgoingRulesOfTheReferenceProductRunUnchanged() {
        Item item = create(Map.of("Floor__c", "3"));
        Replica sent = side.outgoing("""
                if(entity.entityType == "Case") {
                  replica.key            = entity.Id
                  replica.summary        = entity.Subject
                  replica.description    = entity.Description
                  replica.comments       = entity.comments
                  replica.attachments    = entity.attachments
                  replica.Status         = entity.Status
                  replica.Floor__c       = issue.Floor__c
                  replica.owner          = httpClient.get("/services/data/v54.0/query/?q=SELECT Name FROM User WHERE Id = '${entity.OwnerId}'").records[0].Name
                }
                if(entity.entityType == "Task") {
                  replica.summary        = entity.Subject
                }
                """, item);

        assertThat(sent.hub())
                .containsEntry("key", item.ref().id())
                .containsEntry("Status", "New")
                .containsEntry("Floor__c", "3")
                .containsEntry("owner", "Sync Line");
    }

    @Test
    void incomingRulesOfTheReferenceProductRunUnchanged() {
        Map<String, @Nullable Object> written = side.incoming(
                        """
                if(firstSync){
                  entity.entityType = "Case"
                }
                if(entity.entityType == "Case"){
                  entity.Subject      = replica.summary
                  entity.Description  = nodeHelper.stripHtml(replica.description)
                  entity.Origin       = "Web"
                  entity.Status       = "New"
                  entity.OwnerId      = nodeHelper.getTeamIdByName("Support Queue")
                  entity.comments     = commentHelper.mergeComments(entity, replica)
                  entity.attachments  = attachmentHelper.mergeAttachments(entity, replica)
                }
                """,
                        null,
                        "Case",
                        new Replica(new HashMap<>(Map.of("summary", "From afar", "description", "<p>Hot</p>"))),
                        null)
                .fields();
        Item made = connector.create("Case", "key", written);

        assertThat(made.fields())
                .containsEntry("Subject", "From afar")
                .containsEntry("Description", "Hot")
                .containsEntry("Origin", "Web");
        assertThat(String.valueOf(made.fields().get("queue"))).contains("Support Queue");
    }

    @Test
    void namesAreLookedUpInTheObjectOfTheItem() {
        SideOfRules several = new SideOfRules(open(Map.of("objects", "Case Task")), simulator.address());
        String rule = """
                replica.status = nodeHelper.getStatus("Completed") ? "known" : "unknown"
                replica.priority = nodeHelper.getPriority("Normal") ? "known" : "unknown"
                replica.option = nodeHelper.getOption(entity, "Priority", "Normal")?.id
                replica.label = nodeHelper.getCustomFieldValueLabel(null, "Reason", "Breakdown")
                """;
        Item task = open(Map.of("objects", "Case Task"))
                .create("Task", "key", new HashMap<>(Map.of("Subject", "Call back")));

        assertThat(several.outgoing(rule, create(Map.of())).hub())
                .containsEntry("status", "unknown")
                .containsEntry("priority", "unknown")
                .containsEntry("label", "Broken down")
                .doesNotContainKey("option");
        assertThat(several.outgoing(rule, task).hub())
                .containsEntry("status", "known")
                .containsEntry("priority", "known")
                .containsEntry("option", "Normal")
                .doesNotContainKey("label");
    }

    @Test
    void aFirstSyncLooksInTheObjectThatTheRuleChose() {
        SideOfRules several = new SideOfRules(open(Map.of("objects", "Case Task")), simulator.address());

        assertThat(several.incoming("""
                        entity.entityType = "Task"
                        entity.Subject = replica.summary
                        entity.status = nodeHelper.getStatus("Completed")
                        if (!entity.status) { throw new IllegalStateException("Not a status of tasks") }
                        """, null, "Case", new Replica(new HashMap<>(Map.of("summary", "Call back"))), null)
                        .fields())
                .extractingByKey("status")
                .isEqualTo(Map.of("name", "Completed", "value", "Completed"));
    }

    private Item make(Map<String, ?> replica) {
        return connector.create(
                "Case",
                java.util.UUID.randomUUID().toString(),
                side.incoming(defaults.incoming(), null, "Case", new Replica(new HashMap<>(replica)), null)
                        .fields());
    }
}
