package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.ConnectionId;
import dev.syncline.transport.FileFailure.Kind;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files arrive whole, whatever the wire does. */
class FilesTest extends FilesFixture {

    @Test
    void areFetchedAndChecked() throws Exception {
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void areResumedAfterCutsAtTheByteWhereTheyBroke() throws Exception {
        cutAfter = 1_000_000;
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L, 1_000_000L, 2_000_000L, 3_000_000L);
    }

    @Test
    void areRefusedWhenTheOtherSideSignsForAnotherFile() throws Exception {
        assertThatThrownBy(() -> fetch("0".repeat(64)))
                .isInstanceOfSatisfying(
                        FileFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.ALTERED))
                .hasMessageContaining("not signed for the file it announced");
        assertThat(parts()).isEmpty();
    }

    @Test
    void areFetchedOnceMoreWhenTheBytesAreWrongAndThenGivenUp() throws Exception {
        served = content.clone();
        served[17] ^= 1;
        assertThatThrownBy(() -> fetch(sha256()))
                .isInstanceOfSatisfying(
                        FileFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.ALTERED))
                .hasMessageContaining("is not the one it announced");
        assertThat(offsets).containsExactly(0L, 0L);
        assertThat(parts()).isEmpty();
    }

    @Test
    void areUnreachableWhileTheOtherNodeIs() {
        acme.network.down = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
    }

    /** Paused is not gone: the sentence is kept, and the file is asked for once and later again. */
    @Test
    void comeLaterWhenTheOtherSideIsDeactivated() throws Exception {
        Side.connect(acme, globex, Status.ACTIVE, Status.DEACTIVATED);
        FileFailure paused = catchThrowableOfType(FileFailure.class, () -> fetch(sha256()));
        assertThat(paused.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(paused).hasMessageContaining("deactivated on this side");
        assertThat(acme.network.sent).hasSize(1);
        assertThat(offsets).isEmpty();
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
    }

    @Test
    void ofALocalConnectionComeLaterWhenItsOtherSideIsDeactivated() {
        ConnectionId other = new ConnectionId(UUID.randomUUID());
        acme.know(acme.id, other, Connection.Type.LOCAL, Status.ACTIVE, acme.address, acme.key());
        acme.know(other, acme.id, Connection.Type.LOCAL, Status.DEACTIVATED, acme.address, acme.key());
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        assertThat(offsets).isEmpty();
    }

    @Test
    void areGoneOnlyWhenTheOtherSideSignsForThat() throws Exception {
        gone = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.GONE);
        globex.connections.clear();
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        assertThat(parts()).isEmpty();
    }

    @Test
    void comeFromTheOtherSideOfALocalConnectionWithoutTheNetwork() throws Exception {
        ConnectionId other = new ConnectionId(UUID.randomUUID());
        acme.know(acme.id, other, Connection.Type.LOCAL, Status.ACTIVE, acme.address, acme.key());
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(acme.network.sent).isEmpty();
    }
}
