package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a record go by their API names, are converted by what the org describes, and are refused in words. */
class FieldsTest extends OrgFixture {

    @Test
    void aFieldShowsUnderItsApiNameAndTheHubs() {
        Item item = create(Map.of("Status", "Working", "Description", "It burns"));

        assertThat(item.fields())
                .containsEntry("summary", "Printer on fire")
                .containsEntry("Subject", "Printer on fire")
                .containsEntry("description", "It burns")
                .containsEntry("Status", "Working")
                .containsEntry("status", Map.of("name", "Working", "value", "Working"));
        assertThat(connector.alsoCalled("Case", "Subject")).containsExactly("summary");
        assertThat(connector.alsoCalled("Case", "status")).containsExactly("Status");
        assertThat(connector.alsoCalled("Case", "updated")).contains("SystemModstamp", "LastModifiedDate");
    }

    @Test
    void oneFieldUnderTwoNamesTakesOneValue() {
        Item item = create(Map.of());

        assertThat(connector
                        .update(item.ref(), Map.of("summary", "Out", "Subject", "Out"))
                        .fields())
                .containsEntry("Subject", "Out");
        TrackerFailure failure =
                failure(() -> connector.update(item.ref(), Map.of("summary", "Out", "Subject", "Not yet")));
        assertThat(failure).hasMessageContaining("one field").hasMessageContaining("Subject");
    }

    @Test
    void everyTypeTakesWhatRulesHave() {
        Item item = create(Map.of(
                "Cost__c", "12.50",
                "Topics__c", List.of("Ink", Map.of("value", "Power")),
                "Due__c", Instant.parse("2026-01-31T12:00:00Z"),
                "Visit__c", "2026-02-01T08:30:00+01:00",
                "Urgent__c", "true",
                "Reason", "broken down",
                "RecordTypeId", "Support"));

        assertThat(item.fields())
                .containsEntry("Topics__c", "Ink;Power")
                .containsEntry("Due__c", "2026-01-31")
                .containsEntry("Visit__c", Instant.parse("2026-02-01T07:30:00Z"))
                .containsEntry("Urgent__c", true)
                .containsEntry("Reason", "Breakdown");
        assertThat(item.fields().get("Cost__c")).hasToString("12.5");
        assertThat(String.valueOf(item.fields().get("RecordTypeId"))).startsWith("012");
        assertThat(connector.describe("Case").field("Advice__c").orElseThrow().type())
                .isEqualTo(FieldType.HTML);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Cost__c | dear | 'dear' does not fit 'Cost__c', which takes a number",
                "Due__c | soon | 'soon' does not fit 'Due__c', which takes a day",
                "Visit__c | soon | 'soon' does not fit 'Visit__c', which takes a time",
                "Urgent__c | very | 'very' does not fit 'Urgent__c', which takes true or false",
                "Building__c | West | 'West' is no value that Building__c takes here; use one of North, South",
                "Topics__c | Ink;Fire | 'Fire' is no value that Topics__c takes here; use one of Paper, Ink, Power",
                "Status | OldStatus | 'OldStatus' is no value that Status takes here; use one of New, Working",
                "AccountId | Acme | 'Acme' does not fit 'AccountId', which takes an id of 15 or 18 characters",
                "RecordTypeId | Sales | 'Sales' is no value that RecordTypeId takes here; use one of Support",
                "CaseNumber | 1 | 'CaseNumber' is numbered by itself in Salesforce and cannot be assigned",
                "Total__c | 1 | 'Total__c' is a formula in Salesforce and cannot be assigned",
                "CreatedDate | 2026-01-01T00:00:00Z | Salesforce sets 'CreatedDate' itself",
                "Floor | 1 | Case has no field 'Floor' that the acting user sees. Did you mean Floor__c?",
                "Secret | 1 | Case has no field 'Secret' that the acting user sees",
                "Floor__c | 123456789012345678901 | '123456789012345678901', has 21 characters, and Floor__c takes at most 20",
                "assignee | nobody@acme.test | no active user with the e-mail address 'nobody@acme.test'",
                "queue | No such queue | Salesforce has no queue 'No such queue'"
            })
    void aValueThatDoesNotFitIsRefusedByFieldValueAndRemedy(String field, String value, String sentence) {
        Item item = create(Map.of());

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of(field, value)));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields().get(field)).contains(sentence);
        assertThat(read(item.ref())).isEqualTo(item);
    }

    @Test
    void aValueThatTheRecordTypeDoesNotTakeIsRefusedByTypeValueAndWhatItTakes() {
        simulator.limitChoices("Support", "Building__c", "North");
        String sentence =
                "'South' is no value that Building__c takes in records of the type 'Support'; use one of North.";

        TrackerFailure made = failure(() -> create(Map.of("RecordTypeId", "Support", "Building__c", "South")));
        assertThat(made.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(made.fields().get("Building__c")).startsWith(sentence).contains("add the value to the record type");

        Item item = create(Map.of("RecordTypeId", "Support", "Building__c", "North"));
        TrackerFailure changed = failure(() -> connector.update(item.ref(), Map.of("Building__c", "South")));
        assertThat(changed.fields().get("Building__c")).startsWith(sentence);
        assertThat(failure(() -> connector.rehearse("Case", item.ref(), Map.of("Building__c", "South")))
                        .fields())
                .isEqualTo(changed.fields());
        assertThat(create(Map.of("Building__c", "South")).fields()).containsEntry("Building__c", "South");
    }

    @Test
    void aPicklistThatIsNotRestrictedTakesWhatTheRecordTypeDoesNotShow() {
        simulator.limitChoices("Support", "Origin", "Web");

        Map<String, Object> fields = Map.of("RecordTypeId", "Support", "Origin", "Phone");

        connector.rehearse("Case", null, new HashMap<>(fields));
        assertThat(create(fields).fields()).containsEntry("Origin", "Phone");
    }

    @Test
    void aHiddenFieldAndAReadOnlyOneAreTwoThings() {
        simulator.hide("Case", "Secret__c");
        simulator.makeReadOnly("Case", "Floor__c");

        assertThat(failure(() -> create(Map.of("Secret__c", "x"))).fields().get("Secret__c"))
                .contains("make it visible in field-level security");
        assertThat(failure(() -> create(Map.of("Floor__c", "3"))).fields().get("Floor__c"))
                .contains("read-only for the acting user", "tick Edit for Floor__c");
        assertThat(create(Map.of()).fields()).doesNotContainKey("Secret__c");
    }

    @Test
    void aFieldThatIsMadeVisibleIsLearnedWhenARuleNamesIt() {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        SalesforceConnector later = new SalesforceConnector(
                new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock));
        simulator.hide("Case", "Secret__c");
        Item item = create(Map.of());
        assertThat(later.describe("Case").field("Secret__c")).isEmpty();
        simulator.show("Case", "Secret__c");
        clock.advance(Duration.ofMinutes(2));

        assertThat(later.update(item.ref(), Map.of("Secret__c", "x")).fields()).containsEntry("Secret__c", "x");
    }

    @Test
    void aRequiredFieldThatIsMissingIsNamed() {
        SalesforceConnector accounts = open(Map.of("objects", "Case, Account"));

        TrackerFailure failure = failure(() -> accounts.create("Account", "k", new HashMap<>()));

        assertThat(failure.fields().get("Name")).contains("needs 'Name'", "Assign it in the rule");
        assertThat(accounts.create("Account", "k", new HashMap<>(Map.of("summary", "Acme")))
                        .ref()
                        .key())
                .isEqualTo("Acme");
    }

    @Test
    void queuesAndPeopleOwn() {
        Item queued = create(Map.of("queue", "Support_Queue"));
        assertThat(queued.fields().get("assignee")).isNull();
        assertThat(queued.fields().get("queue")).asString().contains("Support Queue");

        Item owned = connector.update(queued.ref(), Map.of("assignee", Map.of("email", "jane@acme.test")));
        assertThat(owned.fields().get("assignee")).asString().contains("Jane Doe");
        assertThat(owned.fields().get("queue")).isNull();

        Object queue = connector
                .find(ReferenceKind.TEAM, "Support Queue")
                .orElseThrow()
                .get("id");
        Item again = connector.update(queued.ref(), Map.of("OwnerId", Objects.requireNonNull(queue)));
        assertThat(again.fields()).containsEntry("OwnerId", queue);
    }

    @Test
    void assignmentRulesRunWhereTheRuleNamesNoOwner() {
        String queue = String.valueOf(
                connector.findOwn("queue", "Support Queue").orElseThrow().get("id"));
        simulator.faults().assignCasesTo(queue);

        assertThat(create(Map.of()).fields()).containsEntry("OwnerId", queue);
        assertThat(create(Map.of("assignee", "jane@acme.test")).fields().get("assignee"))
                .asString()
                .contains("Jane Doe");
    }

    @Test
    void namesStandForWhatTheOrgKnows() {
        assertThat(connector.find(ReferenceKind.STATUS, "working")).isPresent();
        assertThat(connector.find(ReferenceKind.STATUS, "In progress")).isEmpty();
        assertThat(connector
                        .find(ReferenceKind.PERSON_BY_EMAIL, "jane@acme.test")
                        .orElseThrow())
                .containsEntry("displayName", "Jane Doe");
        assertThat(connector.find(ReferenceKind.ENTITY_TYPE, "case").orElseThrow())
                .containsEntry("name", "Case");
        assertThat(connector.findOwn("recordType", "Support")).isPresent();
    }

    @Test
    void aRecordIsFoundByItsNumberAndByIdsOfBothLengths() {
        Item item = create(Map.of());

        assertThat(connector.findByKey("Case", item.ref().key())).contains(item);
        assertThat(connector.findByKey("Case", item.ref().id())).contains(item);
        assertThat(connector.findByKey("Case", item.ref().id().substring(0, 15)))
                .contains(item);
        assertThat(connector.linkTo(item.ref()).toString())
                .isEqualTo(simulator.address() + "/" + item.ref().id());
    }

    @Test
    void whatPeopleChangedSinceIsNotWrittenOverByARepeatedCreate() {
        Map<String, Object> fields = Map.of("Subject", "Once");
        Item first = connector.create("Case", "key-1", new HashMap<>(fields));
        simulator.set(first.ref().id(), "Subject", "Once, and then some");

        Item second = connector.create("Case", "key-1", new HashMap<>(fields));

        assertThat(second.ref()).isEqualTo(first.ref());
        assertThat(second.fields()).containsEntry("Subject", "Once, and then some");
    }
}
