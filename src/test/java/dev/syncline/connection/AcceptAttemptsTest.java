package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One attempt for each code, whoever else presses the button. */
class AcceptAttemptsTest {

    private static final UUID CODE = UUID.randomUUID();

    private final AttemptRows rows = mock(AttemptRows.class);
    private final ConnectionRows connections = mock(ConnectionRows.class);
    private final AcceptAttempts attempts = new AcceptAttempts(rows, connections, Clock.systemUTC());
    private final AttemptRow begun = attempt();

    @BeforeEach
    void theConnectionIsThere() {
        given(connections.existsById(begun.connectionId())).willReturn(true);
        given(rows.saveAndFlush(any())).willAnswer(call -> call.getArgument(0));
    }

    @Test
    void theAttemptOfAFasterClickIsGoneOnWith() {
        AttemptRow done = new AttemptRow(CODE, begun.connectionId(), begun.nonce(), Instant.EPOCH);
        done.succeed();
        given(rows.findById(CODE)).willReturn(Optional.of(begun), Optional.of(done));
        assertThat(attempts.begin(CODE, null)).isSameAs(begun);
        verify(rows, never()).delete(any());
    }

    @Test
    void anAttemptForAConnectionThatWasThereBeforeIsNone() {
        given(rows.findById(CODE)).willReturn(Optional.of(begun));
        assertThat(attempts.begin(CODE, null).connectionId()).isNotEqualTo(begun.connectionId());
        verify(rows).delete(begun);
    }

    private static AttemptRow attempt() {
        return new AttemptRow(CODE, UUID.randomUUID(), Nonce.next(), Instant.EPOCH);
    }
}
