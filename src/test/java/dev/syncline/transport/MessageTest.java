package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written of an envelope, and read of one that another version wrote. */
class MessageTest {

    private final Message change = new Message(UUID.randomUUID(), 7, UUID.randomUUID(), "sync", "ACME-1", "{}");
    private final Message oneOfMany = new Message(
            change.incarnation(),
            change.sequence(),
            change.twin(),
            change.kind(),
            change.subject(),
            change.body(),
            true);

    @Test
    void ofAnEarlierVersionIsNoBackFill() {
        String json = Wire.text(change);
        assertThat(json).doesNotContain("backFill");
        assertThat(Wire.read(json, Message.class)).isEqualTo(change);
    }

    @Test
    void saysThatItIsABackFill() {
        assertThat(Wire.read(Wire.text(oneOfMany), Message.class)).isEqualTo(oneOfMany);
    }

    /** A restored node may send as a change what it sent as a back-fill before. */
    @Test
    void isTheSameWhetherItIsABackFillOrNot() {
        assertThat(oneOfMany.hash()).isEqualTo(change.hash());
    }
}
