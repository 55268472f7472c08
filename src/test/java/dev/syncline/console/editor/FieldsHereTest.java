package dev.syncline.console.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.script.TrackerFields;
import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The editors know what the tracker knows, and do not ask it at every key. */
class FieldsHereTest {

    private final Connector connector = mock(Connector.class);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private FieldsHere fields;

    @BeforeEach
    void aTrackerOfTickets() {
        LocalTracker tracker = mock(LocalTracker.class);
        given(tracker.connector()).willReturn(connector);
        given(connector.capabilities()).willReturn(new Capabilities(List.of("ticket"), Set.of(), 1));
        fields = new FieldsHere(
                new StaticListableBeanFactory(Map.of("tracker", tracker)).getBeanProvider(LocalTracker.class), clock);
    }

    @Test
    void tellsChoicesOfFieldsThatHoldOneOfThem() {
        Field priority = new Field(
                "priority",
                "Priority",
                FieldType.CHOICE,
                false,
                true,
                false,
                List.of("hi", "lo"),
                Map.of("hi", "High"),
                null);
        Field teams = new Field("teams", "Teams", FieldType.CHOICES, false, false, false, List.of("a", "b"));
        given(connector.describe("ticket"))
                .willReturn(new EntityDescription("ticket", "Ticket", List.of(priority, teams)));

        assertThat(fields.read())
                .isEqualTo(new TrackerFields(List.of(new TrackerFields.Type(
                        "Ticket",
                        List.of(
                                new TrackerFields.Field("priority", true, Map.of("hi", "High", "lo", "lo")),
                                new TrackerFields.Field("teams", false, Map.of()))))));
        fields.read();
        verify(connector, times(1)).describe("ticket");
        clock.advance(Duration.ofMinutes(2));
        fields.read();
        verify(connector, times(2)).describe("ticket");
    }

    @Test
    void isSureOfNothingWhileTheTrackerIsAway() {
        given(connector.describe("ticket"))
                .willThrow(new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        assertThat(fields.read()).isEqualTo(TrackerFields.unknown());
    }
}
