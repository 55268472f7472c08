package dev.syncline.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerFaults;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.requesttracker.simulator.RtSimulator;
import dev.syncline.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request Tracker keeps the connector contract, and what only it does is dealt with. */
class RtConnectorTest extends RtContract {

    private final RtSimulator simulator = new RtSimulator(Clock.systemUTC());
    private final Connector connector = connector(simulator.settings());

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
    void aStatusThatTheLifecycleDoesNotLeadToIsRefusedWithThoseItOffersAndNothingElseIsWritten() {
        Item item = create("Stuck");
        connector.update(item.ref(), Map.of("status", Map.of("name", "rejected")));

        TrackerFailure failure = failure(() ->
                connector.update(item.ref(), Map.of("status", Map.of("name", "stalled"), "summary", "Not written")));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsOnlyKeys("status");
        assertThat(failure).hasMessageContaining("'rejected'").hasMessageContaining("offers: open");
        assertThat(now(item).fields()).containsEntry("summary", "Stuck");
    }

    @Test
    void aNewTicketReachesAStatusThatNoNewTicketMayHave() {
        Map<String, @Nullable Object> fields = fields("Waiting from the start");
        fields.put("status", "stalled");

        assertThat(String.valueOf(
                        connector.create("ticket", "key", fields).fields().get("status")))
                .contains("stalled");
    }

    @Test
    void aPublicCommentLeavesTheStatusAsItWasAlthoughRtWouldOpenTheTicket() {
        Item item = create("Done with");
        connector.update(item.ref(), Map.of("status", Map.of("name", "resolved")));

        connector.addComment(item.ref(), new CommentDraft("Thank you", false, null));

        assertThat(String.valueOf(now(item).fields().get("status"))).contains("resolved");
    }

    @Test
    void theDescriptionStaysAsItWasWrittenAndARuleIsToldSo() {
        Item item = create("Written once");

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("description", "Anew")));

        assertThat(failure.fields()).containsOnlyKeys("description");
        assertThat(failure).hasMessageContaining("first sync only");
    }

    @Test
    void whatACreateMadeIsToldApartAfterARestoreByALinkThatNoRuleSees() {
        Item made = create("A copy");

        assertThat(connector.isCopy(made.ref())).isTrue();
        assertThat(made.fields()).containsEntry("links", Map.of());
        assertThat(connector
                        .update(made.ref(), Map.of("links", Map.of("RefersTo", List.of("https://example.org/"))))
                        .fields())
                .containsEntry("links", Map.of("RefersTo", List.of("https://example.org/")));
        assertThat(connector.isCopy(made.ref())).isTrue();
    }

    @Test
    void customFieldsThatRtWouldLeaveOutWithoutAWordAreRefusedByName() {
        Item item = create("Particular");
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(Map.of("Cost", "much"), Map.of("Site", "Paris"), Map.of("Mood", "good"))) {
            TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("customFields", wrong)));

            assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
            assertThat(failure).hasMessageContaining(wrong.keySet().iterator().next());
        }
        assertThat(connector
                        .update(item.ref(), Map.of("customFields", Map.of("Tags", List.of("a", "b"))))
                        .fields()
                        .get("customFields"))
                .asString()
                .contains("Tags=[a, b]");
    }

    @Test
    void whatIsKnownIsNotReportedAgainAndWhatIsNewIsFoundWhereverTheActingUserLives() {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-31T02:00:00Z"));
        try (RtSimulator evening = new RtSimulator(clock)) {
            Connector watching = connector(evening.settings(), clock);
            String cursor = watching.changesSince(null, 10).cursor();
            for (int pass = 0; pass < 4; pass++) {
                Item item = watching.create("ticket", "key " + pass, Map.of("summary", "Number " + pass));
                ChangesPage page = watching.changesSince(cursor, 10);
                assertThat(page.hints()).extracting(ChangesPage.Hint::item).contains(item.ref());
                clock.advance(Duration.ofHours(2));
                cursor = watching.changesSince(page.cursor(), 10).cursor();
            }
            assertThat(watching.changesSince(cursor, 10).hints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 60})
    void changesAreFoundAndNotRepeatedThoughRtsClockIsAnHourFromOurs(long minutes) {
        MovableClock ours = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        try (RtSimulator elsewhere = new RtSimulator(Clock.offset(ours, Duration.ofMinutes(minutes)))) {
            Connector watching = connector(elsewhere.settings(), ours);
            String cursor = watching.changesSince(null, 10).cursor();
            Item item = watching.create("ticket", "key", fields("Elsewhere"));
            ChangesPage first = watching.changesSince(cursor, 10);
            watching.addComment(item.ref(), new CommentDraft("In the same second", false, null));
            ours.advance(Duration.ofSeconds(5));
            ChangesPage second = watching.changesSince(first.cursor(), 10);

            assertThat(first.hints()).extracting(ChangesPage.Hint::item).containsExactly(item.ref());
            assertThat(second.hints()).extracting(ChangesPage.Hint::item).containsExactly(item.ref());
            for (int pass = 0; pass < 3; pass++) {
                ours.advance(Duration.ofMinutes(40));
                second = watching.changesSince(second.cursor(), 10);
                assertThat(second.hints()).isEmpty();
            }
            String seen = watching.read("ticket", item.ref().id()).orElseThrow().revision();
            watching.addComment(item.ref(), new CommentDraft("Later", false, null));
            assertThat(watching.changesSince(second.cursor(), 10).hints()).hasSize(1);
            assertThat(failure(() -> watching.update(item.ref(), Map.of("summary", "Overlooked"), seen))
                            .kind())
                    .isEqualTo(Kind.VERSION_CONFLICT);
        }
    }

    @Test
    void aTokenOfAnotherKindIsNamedBeforeAnybodyIsAsked() {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.put("token", "secret");

        TrackerFailure failure = failure(() -> connector(settings).check());

        assertThat(failure.fields()).containsOnlyKeys("token");
        assertThat(simulator.calls()).isZero();
    }

    @Test
    void aQueueThatIsDisabledOrUnknownIsNamedWithThoseThereAre() {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.put("queue", "Attic");

        assertThat(failure(() -> connector(settings).create("ticket", "key", fields("Lost"))))
                .hasMessageContaining("Attic")
                .hasMessageContaining("Support");
        assertThat(connector(settings).check().passed()).isFalse();
    }

    @Test
    void aCheckNamesTheRightsThatAreMissingAndAWriteTheOneItNeeds() {
        Item item = create("Somebody else's");
        simulator.actAsAgent();
        Connector agent = connector(simulator.settings());

        assertThat(agent.check().permissions())
                .filteredOn(permission -> !permission.fulfilled())
                .extracting(permission -> permission.name())
                .containsExactly("ModifyTicket", "CommentOnTicket");
        assertThat(failure(() -> agent.update(item.ref(), Map.of("summary", "Mine")))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(failure(() -> agent.addComment(item.ref(), new CommentDraft("Between us", true, null)))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void writesCustomFieldsOfWhichTheActingUserMaySeeOnlyTheName() {
        simulator.describeNoCustomFields();
        Connector granted = connector(simulator.settings());
        Item item = granted.create("ticket", "key-1", Map.of("summary", "In the queue"));

        granted.update(item.ref(), Map.of("customFields", Map.of("Floor", "Third", "Tags", List.of("red", "hot"))));
        assertThat(granted.read("ticket", item.ref().id())
                        .orElseThrow()
                        .fields()
                        .get("customFields"))
                .asInstanceOf(MAP)
                .containsEntry("Floor", "Third")
                .containsEntry("Tags", List.of("red", "hot"));
        granted.update(item.ref(), Map.of("customFields", Map.of("Floor", "")));
        assertThat(granted.read("ticket", item.ref().id())
                        .orElseThrow()
                        .fields()
                        .get("customFields"))
                .asInstanceOf(MAP)
                .containsEntry("Floor", null);
    }

    private Item now(Item item) {
        return connector.read("ticket", item.ref().id()).orElseThrow();
    }

    private static Connector connector(Map<String, String> settings) {
        return connector(settings, Clock.systemUTC());
    }

    private static Connector connector(Map<String, String> settings, Clock clock) {
        return new RtConnector(new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), clock));
    }
}
