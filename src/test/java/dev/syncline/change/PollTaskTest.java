package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.assertArg;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Faults;
import dev.syncline.fault.FreeSpace;
import dev.syncline.queue.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** When changes are asked for again. */
class PollTaskTest {

    private final PollChanges poll = mock(PollChanges.class);
    private final LocalTracker tracker = mock(LocalTracker.class);
    private final Faults faults = mock(Faults.class);
    private final Connections connections = mock(Connections.class);
    private final Queue queue = mock(Queue.class);
    private final FreeSpace space = mock(FreeSpace.class);
    private final PollTask task = new PollTask(
            poll,
            mock(Polling.class),
            provider(),
            faults,
            space,
            connections,
            queue,
            Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void aTrackerThatIsBusyForAnHour() {
        given(tracker.connector()).willReturn(mock(Connector.class));
        given(poll.once())
                .willThrow(new TrackerFailure(
                        TrackerFailure.Kind.RATE_LIMITED, "Too many calls.", Map.of(), Duration.ofHours(1), null))
                .willReturn(false);
        given(poll.pause()).willReturn(Duration.ZERO);
        task.run();
    }

    @Test
    void whatWaitsForATrackerGoesOnOnceItAnswersAgain() {
        ConnectionId id = new ConnectionId(UUID.randomUUID());
        Connection active = mock(Connection.class);
        given(active.id()).willReturn(id);
        given(connections.active()).willReturn(List.of(active));
        given(tracker.connector()).willReturn(mock(Connector.class));

        task.run();
        task.run();

        verify(queue, times(1)).wake(id.value(), "tracker");
    }

    @Test
    void aTrackerThatAskedToWaitIsLeftAlone() {
        task.run();

        verify(poll, times(1)).once();
    }

    @Test
    void anotherTrackerIsAskedAtOnceAndWhatTheOldOneSaidIsOver() {
        given(tracker.connector()).willReturn(mock(Connector.class));

        task.run();

        verify(poll, times(2)).once();
        verify(faults).resolveNode("Changes of the tracker");
    }

    @Test
    void nothingIsReadWhileTheDiskIsNearlyFullAndThenItGoesOn() {
        reset(poll);
        given(poll.once()).willReturn(false);
        given(poll.pause()).willReturn(Duration.ZERO);
        given(tracker.connector()).willReturn(mock(Connector.class));
        given(space.isShort()).willReturn(true);
        task.run();
        verify(poll, never()).once();

        given(space.isShort()).willReturn(false);
        task.run();
        verify(poll).once();
    }

    /** The items that wait for it say so themselves. */
    @Test
    void aTrackerThatIsNotEvenAskedIsOneErrorWithWhatCameBefore() {
        reset(poll, faults);
        given(tracker.connector()).willReturn(mock(Connector.class));
        given(poll.once())
                .willThrow(new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "It cannot be reached."))
                .willThrow(new TrackerFailure(TrackerFailure.Kind.SILENT, "It does not answer."))
                .willReturn(false);

        task.run();
        task.run();
        verify(faults, times(1))
                .report(assertArg(fault -> assertThat(fault.message()).contains("be reached")));
        task.run();
        verify(faults).resolveNode("Changes of the tracker");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH_REVOKED, Correct what it says under General settings",
        "NOT_FOUND, Correct what it says under General settings",
        "ELSEWHERE, It is the same data",
        "TRANSIENT, as soon as the tracker answers",
        "AUTH_EXPIRED, as soon as the tracker answers"
    })
    void saysWhetherSomebodyHasToDoSomething(TrackerFailure.Kind kind, String remedy) {
        reset(poll, faults);
        given(tracker.connector()).willReturn(mock(Connector.class));
        given(poll.once()).willThrow(new TrackerFailure(kind, "It says no."));

        task.run();

        verify(faults).report(assertArg(fault -> assertThat(fault.remedy()).contains(remedy)));
    }

    private ObjectProvider<LocalTracker> provider() {
        return new StaticListableBeanFactory(Map.of("tracker", tracker)).getBeanProvider(LocalTracker.class);
    }
}
