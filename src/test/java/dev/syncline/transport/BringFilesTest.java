package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.Signatures;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Files that the other side wants of a side that cannot be called. */
class BringFilesTest {

    private final Outbound outbound = mock(Outbound.class);

    @Test
    void aFileThatEndsTooEarlyIsToldAsAlteredAndNotTriedForEver() {
        FileSource source = (connection, twin, attachment, offset) ->
                Optional.of(new FileSource.OpenFile(new ByteArrayInputStream(new byte[0]), 5, "aa"));
        BringFiles files = new BringFiles(
                new StaticListableBeanFactory(Map.of("source", source)).getBeanProvider(FileSource.class),
                outbound,
                mock(Signatures.class),
                mock(PeerAnswers.class));
        Connection connection = mock(Connection.class);
        given(connection.id()).willReturn(new ConnectionId(UUID.randomUUID()));

        assertThat(files.bring(
                        connection, new Waiting.WantedFile(UUID.randomUUID(), UUID.randomUUID(), "7", 5, "aa", 2)))
                .contains(FileFailure.Kind.ALTERED);
        verifyNoInteractions(outbound);
    }
}
