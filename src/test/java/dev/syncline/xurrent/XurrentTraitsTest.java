package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.FieldProbe;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.HurriedClock;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is particular to Xurrent: append-only notes, source marks, closed lists, template fields, tokens. */
class XurrentTraitsTest {

    private final HurriedClock clock = new HurriedClock(Clock.systemUTC());
    private final XurrentSimulator simulator = new XurrentSimulator(clock);
    private final XurrentConnector connector = open(Map.of());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theFirstNoteIsTheDescriptionAndOnlyThat() {
        Item item = create(Map.of("description", "It burns"));
        connector.addComment(item.ref(), new CommentDraft("Since when?", false, null));
        connector.addComment(item.ref(), new CommentDraft("Do not tell", true, null));

        Item read = connector.read("request", item.ref().id()).orElseThrow();

        assertThat(read.fields()).containsEntry("description", "It burns");
        assertThat(read.comments()).extracting(Comment::body).containsExactly("Since when?", "Do not tell");
        assertThat(read.comments()).extracting(Comment::internal).containsExactly(false, true);
    }

    @Test
    void aDescriptionCannotBeChangedAndTheSentenceSaysWhatToDo() {
        Item item = create(Map.of());

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("description", "Another")));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields().get("description")).contains("first note", "as a comment");
    }

    @Test
    void moreNotesThanAPageHoldsAreAllRead() {
        Item item = create(Map.of());
        for (int number = 0; number < 105; number++) {
            connector.addComment(item.ref(), new CommentDraft("Note " + number, false, null));
        }

        assertThat(connector.read("request", item.ref().id()).orElseThrow().comments())
                .hasSize(105);
    }

    @Test
    void oneValueUnderTwoNamesChangesUnderBoth() {
        Item item = create(Map.of());

        Item after = connector.update(item.ref(), Map.of("impact", "low"));

        assertThat(connector.alsoCalled("request", "impact")).containsExactly("priority");
        assertThat(String.valueOf(after.fields().get("priority"))).contains("low");
        assertThat(connector.alsoCalled("request", "summary")).isEmpty();
    }

    @Test
    void labelsBecomeTagsAndGoAgain() {
        Item item = create(Map.of("labels", List.of("hot", "printer")));

        Item after = connector.update(item.ref(), Map.of("labels", List.of(Map.of("label", "printer"), "new")));

        assertThat(after.fields()).extractingByKey("labels").isEqualTo(List.of("printer", "new"));
    }

    @Test
    void peopleAndTeamsAreFoundByWhatPeopleCallThem() {
        String team = (String)
                connector.find(ReferenceKind.TEAM, "Service Desk").orElseThrow().get("id");
        Item item = create(Map.of("teamId", java.util.Objects.requireNonNull(team)));

        Item after = connector.update(item.ref(), Map.of("assignee", Map.of("email", "jane@acme.test")));

        assertThat(String.valueOf(after.fields().get("assignee"))).contains("Jane Doe");
        assertThat(connector.findOwn("template", "Printer")).isPresent();
        assertThat(connector.findOwn("serviceInstance", "Printing")).isPresent();
    }

    @Test
    void aMemberWithoutATeamIsRefusedByTheNameTheRuleUsed() {
        Item item = create(Map.of());

        TrackerFailure failure =
                failure(() -> connector.update(item.ref(), Map.of("assignee", Map.of("email", "jane@acme.test"))));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsOnlyKeys("assignee");
    }

    @Test
    void somebodyUnknownIsRefusedByAddress() {
        TrackerFailure failure = failure(() -> create(Map.of("reporter", Map.of("email", "nobody@acme.test"))));

        assertThat(failure.fields().get("reporter")).contains("nobody@acme.test", "Add the person");
    }

    @Test
    void customFieldsAreCheckedAgainstTheTemplate() {
        String template =
                (String) connector.findOwn("template", "Printer").orElseThrow().get("id");
        Item item = create(Map.of("templateId", java.util.Objects.requireNonNull(template)));

        Item after = connector.update(
                item.ref(),
                Map.of("customFields", Map.of("Floor of the printer", "3", "Group", Map.of("value", "Support"))));

        assertThat(after.fields().get("customFields")).isEqualTo(Map.of("Floor", "3", "group", "4"));
        assertThat(failure(() -> connector.update(item.ref(), Map.of("customFields", Map.of("Colour", "red"))))
                        .fields()
                        .get("customFields"))
                .contains("Colour", "Floor");
        assertThat(failure(() -> connector.update(item.ref(), Map.of("customFields", Map.of("group", "9"))))
                        .fields()
                        .get("customFields"))
                .contains("'9'", "4, 5");
        assertThat(connector.describe("request").field("group").orElseThrow().labels())
                .containsEntry("4", "Support");
    }

    @Test
    void aMissingRequiredFieldIsNamed() {
        TrackerFailure failure =
                failure(() -> connector.create("request", "k-1", new HashMap<>(Map.of("summary", "No category"))));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsOnlyKeys("category");
    }

    @Test
    void aStatusOfTomorrowIsReadAsItIs() {
        Item item = create(Map.of());
        simulator.set(item.ref().id(), "status", "change_pending");

        Item read = connector.read("request", item.ref().id()).orElseThrow();

        assertThat(read.fields())
                .extractingByKey("status")
                .isEqualTo(Map.of("name", "Change pending", "value", "change_pending"));
    }

    @Test
    void aWrongSecretIsASentenceForTheAdministrator() {
        TrackerFailure failure =
                failure(() -> open(Map.of("clientSecret", "wrong")).check());

        assertThat(failure.kind()).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(failure.kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure).hasMessageContaining("invalid_client").hasMessageContaining("General settings");
    }

    @Test
    void aPersonalTokenIsTakenAsItIs() {
        XurrentConnector personal = open(Map.of("token", XurrentSimulator.PERSONAL));

        assertThat(personal.check().passed()).isTrue();
        assertThat(simulator.asked()).doesNotContain("POST /oauth/token");
        assertThat(failure(() -> open(Map.of("token", "wrong")).check()).kind().effect())
                .isEqualTo(Effect.TRACKER_WAITS);
    }

    @Test
    void anUnusableAccountOrDomainIsSaidWithAnExample() {
        assertThat(failure(() -> open(Map.of("account", "https://acme.xurrent.com"))
                                .check())
                        .fields())
                .containsOnlyKeys("account");
        assertThat(failure(() -> open(Map.of("domain", "nonsense")).check()).fields())
                .containsOnlyKeys("domain");
    }

    @Test
    void openingTakesSettingsThatAreNotComplete() {
        assertThat(new XurrentKind(lines())
                        .open(new TrackerSettings(Map.of()))
                        .capabilities()
                        .entityTypes())
                .containsExactly("request");
    }

    @Test
    void allBucketsAreKnownAfterACall() {
        connector.identify();

        assertThat(connector.budgets())
                .extracting(RateBudget::name)
                .containsExactlyInAnyOrder("calls per hour", "GraphQL cost per hour");
    }

    @Test
    void aLimitWithoutATimeIsWaitedFor() {
        connector.identify();
        simulator.limitNextWithoutSayingHowLong();

        TrackerFailure failure = failure(connector::identify);

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.comeBackIn()).isPresent();
    }

    @Test
    void aBurstIsNamed() {
        simulator.limitNext(java.time.Duration.ofSeconds(2));

        assertThat(failure(connector::identify)).hasMessageContaining("at most 20 calls in 2 s");
    }

    @Test
    void theFieldProbeComparesWithWhatTheAccountHas() {
        FieldProbe.Finding same = FieldProbe.of("xurrent", connector).findings().get(0);

        assertThat(same.missing()).isEmpty();
        assertThat(same.different()).isEmpty();
        assertThat(same.missingChoices()).isEmpty();
        assertThat(same.unknownChoices()).singleElement().asString().startsWith("status: #");
        assertThat(FieldProbe.of("xurrent", connector).permissions())
                .anyMatch(each -> each.name().equals("Schema introspection") && each.fulfilled());
    }

    @Test
    void anAccountThatTellsNothingOfItsSchemaIsTakenToBeAsItIsDocumented() {
        simulator.terms().withhold("Query.__type", "Introspection is disabled");

        assertThat(connector.describe("request").field("summary")).isPresent();
        assertThat(FieldProbe.of("xurrent", connector).permissions())
                .anyMatch(each -> each.name().equals("Schema introspection") && !each.fulfilled());
    }

    @Test
    void aLostCreateIsFoundByItsSourceMark() {
        simulator.loseNextAnswer();
        assertThat(failure(() -> connector.create("request", "key-7", fields(Map.of())))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(connector.findCreated("request", "key-7").orElseThrow().fields())
                .containsEntry("source", "Syncline")
                .containsEntry("sourceID", "key-7");
    }

    private Item create(Map<String, ?> more) {
        return connector.create("request", java.util.UUID.randomUUID().toString(), fields(more));
    }

    private static Map<String, @Nullable Object> fields(Map<String, ?> more) {
        Map<String, @Nullable Object> fields =
                new HashMap<>(Map.of("summary", "Printer on fire", "category", "incident", "impact", "high"));
        fields.putAll(more);
        return fields;
    }

    private XurrentConnector open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.putAll(more);
        return new XurrentConnector(new TrackerSettings(settings), lines(), 1);
    }

    private TrackerLines lines() {
        return new TrackerLines(OutboundForTests.loopback(), clock, clock);
    }

    private static TrackerFailure failure(ThrowingCallable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call);
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }
}
