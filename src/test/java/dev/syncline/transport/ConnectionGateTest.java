package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Lives;
import dev.syncline.connection.Notice;
import dev.syncline.connection.OtherSide;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for another node says what that node does. */
class ConnectionGateTest {

    private final ConnectionId id = new ConnectionId(UUID.randomUUID());
    private final Connection connection = mock(Connection.class);
    private final Connections connections = mock(Connections.class);
    private final OtherSide otherSide = mock(OtherSide.class);
    private final ConnectionGate gate =
            new ConnectionGate(connections, mock(Peers.class), mock(Lives.class), otherSide);

    @BeforeEach
    void anActiveConnectionToANodeThatCannotBeCalled() {
        given(connection.id()).willReturn(id);
        given(connection.name()).willReturn("Acme to Globex");
        given(connection.status()).willReturn(Connection.Status.ACTIVE);
        given(connection.isFetchedFrom()).willReturn(true);
        given(connections.find(id)).willReturn(Optional.of(connection));
        given(otherSide.standings(any())).willReturn(Map.of());
    }

    @Test
    void itFetches() {
        assertThat(reason()).hasValueSatisfying(why -> assertThat(why).contains("it fetches this when it asks next"));
    }

    @Test
    void itPausedTheConnection() {
        said(Notice.Kind.PAUSED);
        assertThat(reason())
                .hasValueSatisfying(why -> assertThat(why)
                        .isEqualTo(
                                "The other side paused the connection 'Acme to Globex'. This is sent once it is activated"
                                        + " there."));
    }

    @Test
    void itRemovedTheConnection() {
        said(Notice.Kind.REMOVED);
        assertThat(reason()).hasValueSatisfying(why -> assertThat(why).contains("removed", "any more"));
    }

    @Test
    void whatIsToldButStopsNothingIsNoReason() {
        given(connection.isFetchedFrom()).willReturn(false);
        given(otherSide.standings(any())).willReturn(Map.of(id.toString(), new OtherSide.Standing(null, false)));
        assertThat(reason()).isEmpty();
    }

    private void said(Notice.Kind kind) {
        Notice notice = new Notice(kind, 1, Instant.EPOCH, "");
        given(otherSide.standings(any())).willReturn(Map.of(id.toString(), new OtherSide.Standing(notice, true)));
    }

    private Optional<String> reason() {
        return gate.reason(id.value(), SendEnvelope.KIND);
    }
}
