package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that leaves something out with an error is never taken for the truth. */
class PartialAnswersTest {

    private final HurriedClock clock = new HurriedClock(Clock.systemUTC());
    private final XurrentSimulator simulator = new XurrentSimulator(clock);
    private final XurrentConnector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock, clock), 1);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aRequestWhoseNotesAreWithheldIsNotReadAsOneWithoutNotes() {
        Item item = create();
        connector.addComment(item.ref(), new CommentDraft("Since when?", false, null));
        Item before = connector.read("request", item.ref().id()).orElseThrow();
        simulator.terms().withhold("Request.notes", "Not authorized to read notes");

        TrackerFailure failure =
                failure(() -> connector.read("request", item.ref().id()));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure)
                .hasMessageContaining("'node.notes'")
                .hasMessageContaining("Not authorized to read notes. ")
                .hasMessageContaining("'Note - Read'");
        assertThat(failure(() -> connector.findByKey("request", item.ref().key())))
                .hasMessageContaining("'requests.nodes.0.notes'");
        simulator.terms().withholdNothing();
        assertThat(connector.read("request", item.ref().id())).contains(before);
    }

    @Test
    void aPartInsideANoteCountsAsMuch() {
        Item item = create();
        simulator.terms().withhold("Note.text", "Not authorized");

        assertThat(failure(() -> connector.read("request", item.ref().id())))
                .hasMessageContaining("'node.notes.nodes.0.text'");
    }

    @Test
    void aRequestThatIsGoneIsNoFailure() {
        Item item = create();
        simulator.trash(item.ref().id());

        assertThat(connector.read("request", item.ref().id())).isEmpty();
    }

    @Test
    void aWriteThatWasMadeAndAnsweredInPartIsLookedUpBeforeItIsRepeated() {
        Item item = create();
        simulator.terms().withhold("Request.notes", "Not authorized");
        simulator.terms().withhold("Note.text", "Not authorized");

        TrackerFailure created = failure(() -> connector.create("request", "key-1", fields()));
        TrackerFailure updated = failure(() -> connector.update(item.ref(), Map.of("summary", "Now")));
        TrackerFailure noted = failure(() -> connector.addComment(item.ref(), new CommentDraft("Once", false, null)));

        assertThat(created.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(created).hasMessageContaining("'requestCreate.request.notes'");
        assertThat(updated.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(noted.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        simulator.terms().withholdNothing();
        assertThat(connector.findCreated("request", "key-1")).isPresent();
        assertThat(connector.read("request", item.ref().id()).orElseThrow().comments())
                .extracting(Comment::body)
                .containsExactly("Once");
    }

    @Test
    void aWriteThatIsNotAllowedWasNotMade() {
        Item item = create();
        simulator.terms().scopes("request:All", "note:Read");

        TrackerFailure failure =
                failure(() -> connector.addComment(item.ref(), new CommentDraft("Hello", false, null)));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(connector.read("request", item.ref().id()).orElseThrow().comments())
                .isEmpty();
    }

    @Test
    void whatALookUpMayNotSeeIsNotTakenForUnknown() {
        simulator.terms().withhold("Query.people", "Not authorized");

        TrackerFailure failure = failure(() -> connector.find(ReferenceKind.PERSON_BY_EMAIL, "jane@acme.test"));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure).hasMessageContaining("'people'").hasMessageContaining("'Person - Read'");
    }

    @Test
    void aListingGoesOnWithoutTheTeamOfOneRequestAndStopsWithoutTheRequests() {
        String start = connector.changesSince(null, 10).cursor();
        Item item = create();
        simulator.terms().withhold("Request.team", "Not authorized");

        ChangesPage page = connector.changesSince(start, 10);

        assertThat(page.hints())
                .extracting(hint -> hint.item().id())
                .contains(item.ref().id());
        assertThat(failure(() -> connector.read("request", item.ref().id()))).hasMessageContaining("'Team - Read'");
        simulator.terms().withhold("Request.updatedAt", "Not authorized");
        assertThat(failure(() -> connector.changesSince(start, 10)).kind().effect())
                .isEqualTo(Effect.ITEM_PARKS);
    }

    @Test
    void aRefusalIsOneForTheLimitThatIsUsedUp() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        JsonNode error = new JsonMapper().readTree("{\"message\":\"Query is too costly\"}");
        RateBudget cost = new RateBudget("GraphQL cost per hour", 0, 5000, now.plusSeconds(2963));

        TrackerFailure limited = AnswerErrors.failure(error, List.of(cost), now, false);
        TrackerFailure unknown = AnswerErrors.failure(error, List.of(), now, false);

        assertThat(limited.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(limited.comeBackIn()).contains(Duration.ofSeconds(2963));
        assertThat(limited)
                .hasMessageContaining("'GraphQL cost per hour' (5000) is used up; it is free again in 2963 s, at"
                        + " 2026-03-01T10:49:23Z");
        assertThat(unknown.kind()).isEqualTo(Kind.CONTRACT_DRIFT);
    }

    private Item create() {
        return connector.create("request", UUID.randomUUID().toString(), fields());
    }

    private static Map<String, @Nullable Object> fields() {
        return new HashMap<>(Map.of(
                "summary", "Printer on fire", "description", "It burns", "category", "incident", "impact", "high"));
    }

    private static TrackerFailure failure(ThrowingCallable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call);
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }
}
