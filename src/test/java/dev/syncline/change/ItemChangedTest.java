package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.TwinId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which notices one look at an item is enough for. */
class ItemChangedTest {

    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private final TwinId twin = new TwinId(UUID.randomUUID());
    private final ItemRef item = new ItemRef("desk", "acme", "ticket", "1", "ACME-1");

    @Test
    void aLookSeesWhatChangedBeforeItBegan() {
        for (Cause cause : List.of(Cause.CHANGED, Cause.EXALATED, Cause.DECIDED, Cause.RESENT)) {
            assertThat(notice(cause).sees(notice(Cause.CHANGED)))
                    .as(cause.name())
                    .isTrue();
        }
    }

    @Test
    void aLookThatComparesWithWhatWasSentMayOverlookWhatAPersonTookBack() {
        for (Cause cause : List.of(Cause.RERUN, Cause.SYNC_BACK, Cause.UNEXALATED, Cause.DELETED)) {
            assertThat(notice(cause).sees(notice(Cause.CHANGED)))
                    .as(cause.name())
                    .isFalse();
        }
    }

    @Test
    void whatSomebodyAskedForIsDoneAllTheSame() {
        for (Cause cause : Cause.values()) {
            assertThat(notice(Cause.CHANGED).sees(notice(cause)))
                    .as(cause.name())
                    .isEqualTo(cause == Cause.CHANGED);
        }
    }

    private ItemChanged notice(Cause cause) {
        return new ItemChanged(connection, twin, item, cause);
    }
}
