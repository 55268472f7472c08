package dev.syncline.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerFaults;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.redmine.simulator.RedmineSimulator;
import dev.syncline.testing.MovableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redmine keeps the connector contract, and what only Redmine does is dealt with. */
class RedmineConnectorTest extends RedmineContract {

    private final RedmineSimulator simulator = new RedmineSimulator(Clock.systemUTC());
    private final Connector connector = connector(simulator.settings(), Clock.systemUTC());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected @Nullable TrackerFaults faults() {
        return simulator;
    }

    @Override
    protected void deleteByHand(ItemRef item) {
        simulator.delete(item.id());
    }

    @Test
    void aStatusThatTheWorkflowDoesNotLeadToIsRefusedWithThoseItLeadsTo() {
        Item item = create("Stuck");

        TrackerFailure failure =
                failure(() -> connector.update(item.ref(), Map.of("status", Map.of("name", "Rejected"))));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsOnlyKeys("status");
        assertThat(failure)
                .hasMessageContaining("'New'")
                .hasMessageContaining("In Progress, Resolved, Feedback, Closed");
    }

    @Test
    void aProjectThatTakesNoNewIssuesIsNamedWithWhatHelps() {
        simulator.archiveProject();

        TrackerFailure failure = failure(() -> create("Not to be"));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsOnlyKeys("project");
        assertThat(failure).hasMessageContaining("'ops'").hasMessageContaining("Reopen it");
    }

    @Test
    void aWriteThatCannotBeReadBackIsNotCalledUndone() {
        Item item = create("Read back");
        byte[] words = "words".getBytes(StandardCharsets.UTF_8);

        simulator.failAfterNextWrite();
        assertThat(failure(() -> connector.create("issue", "key-of-the-copy", Map.of("summary", "Copy")))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(connector.findCreated("issue", "key-of-the-copy")).isPresent();
        simulator.failAfterNextWrite();
        assertThat(failure(() -> connector.addComment(item.ref(), new CommentDraft("Once", false, null)))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        simulator.failAfterNextWrite();
        assertThat(failure(() -> connector.attach(
                                item.ref(),
                                new AttachmentDraft("a.txt", "text/plain", words.length, sha256(words), false),
                                new ByteArrayInputStream(words)))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void anEditedNoteIsFoundAlthoughRedmineStampsNothing() {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        Connector watching = connector(simulator.settings(), clock);
        String cursor = watching.changesSince(null, 10).cursor();
        Item item = create("Discussed");
        Comment comment = connector.addComment(item.ref(), new CommentDraft("Frist", false, null));
        for (int pass = 0; pass < 5; pass++) {
            cursor = watching.changesSince(cursor, 10).cursor();
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(watching.changesSince(cursor, 10).hints()).isEmpty();
        clock.advance(Duration.ofSeconds(10));

        connector.changeComment(item.ref(), comment.id(), new CommentDraft("First", false, null));
        ChangesPage page = watching.changesSince(cursor, 10);

        assertThat(page.hints()).extracting(ChangesPage.Hint::item).containsExactly(item.ref());
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 60})
    void changesAreFoundAndNotRepeatedThoughRedminesClockIsAnHourFromOurs(long minutes) {
        MovableClock ours = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        try (RedmineSimulator elsewhere = new RedmineSimulator(Clock.offset(ours, Duration.ofMinutes(minutes)))) {
            Connector watching = connector(elsewhere.settings(), ours);
            String cursor = watching.changesSince(null, 10).cursor();
            Item item = watching.create("issue", "key", fields("Elsewhere"));
            ChangesPage page = watching.changesSince(cursor, 10);
            assertThat(page.hints()).extracting(ChangesPage.Hint::item).containsOnly(item.ref());
            for (int pass = 0; pass < 3; pass++) {
                ours.advance(Duration.ofSeconds(5));
                page = watching.changesSince(page.cursor(), 10);
            }
            ours.advance(Duration.ofMinutes(40));
            page = watching.changesSince(page.cursor(), 10);
            assertThat(page.hints()).isEmpty();
            watching.update(item.ref(), Map.of("summary", "Later"));
            assertThat(watching.changesSince(page.cursor(), 10).hints()).hasSize(1);
        }
    }

    @Test
    void anInternalCommentIsNotWrittenWhereRedmineWouldShowItToEverybody() {
        Item item = create("Discreet");
        simulator.actAsAgent();
        Connector agent = connector(simulator.settings(), Clock.systemUTC());

        TrackerFailure failure =
                failure(() -> agent.addComment(item.ref(), new CommentDraft("Between us", true, null)));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure).hasMessageContaining("Set notes as private");
        assertThat(agent.read("issue", item.ref().id()).orElseThrow().comments())
                .isEmpty();
    }

    @Test
    void theMarkerOfACreateIsSeenByNoRuleAndSurvivesANewDescription() {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.remove("keyField");
        Connector plain = connector(settings, Clock.systemUTC());
        Item made = plain.create("issue", "key-1", fields("Marked"));

        Item changed = plain.update(made.ref(), Map.of("description", "Written anew"));

        assertThat(made.fields()).containsEntry("description", "As it was");
        assertThat(changed.fields()).containsEntry("description", "Written anew");
        assertThat(plain.findCreated("issue", "key-1")).contains(changed);
        assertThat(plain.isCopy(made.ref())).isTrue();
    }

    @Test
    void rulesSeeNoKeyThatRedmineShows() {
        String body = connector
                .call(new RawCall("GET", "/users/current.json", Map.of(), Map.of(), null))
                .body();

        assertThat(body).contains("\"api_key\":\"\"").contains("admin@example.net");
    }

    @Test
    void aWrongValueOfACustomFieldIsNamedWithRedminesSentence() {
        Item item = create("Costly");

        TrackerFailure failure =
                failure(() -> connector.update(item.ref(), Map.of("customFields", Map.of("Cost", "much"))));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure)
                .hasMessageContaining("Cost is invalid")
                .hasMessageContaining("Custom field 'Cost' was given 'much'.");
    }

    @Test
    void aValueThatACustomFieldDoesNotListIsNamedWithThoseItLists() {
        Item item = create("Elsewhere");

        TrackerFailure failure = failure(
                () -> connector.update(item.ref(), Map.of("customFields", Map.of("Site", "Paris", "Floor", "3"))));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsKey("customFields.Site").doesNotContainKey("customFields.Floor");
        assertThat(failure)
                .hasMessageContaining("Site is not included in the list")
                .hasMessageContaining("Custom field 'Site' was given 'Paris' and takes: Oslo, Ghent.");
    }

    @Test
    void whoIsNoAdministratorIsToldWhereTheChoicesAreThatRedmineDoesNotShowThem() {
        Item item = create("Elsewhere");
        simulator.actAsAgent();
        Connector agent = connector(simulator.settings(), Clock.systemUTC());

        assertThat(failure(() -> agent.update(item.ref(), Map.of("customFields", Map.of("Site", "Paris")))))
                .hasMessageContaining("'Site' was given 'Paris'")
                .hasMessageContaining("Administration, Custom fields");
    }

    @Test
    void aCheckNamesThePermissionsThatAreMissing() {
        simulator.actAsAgent();

        assertThat(connector(simulator.settings(), Clock.systemUTC()).check().permissions())
                .filteredOn(permission -> permission.needed() && !permission.fulfilled())
                .extracting(permission -> permission.name())
                .containsExactlyInAnyOrder("Edit issues", "Add issue notes");
    }

    private static Connector connector(Map<String, String> settings, Clock clock) {
        return new RedmineConnector(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), clock));
    }
}
