package dev.syncline.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where an item was before, as messages tell it. */
class TrailTest {

    private static final String PLACE = "0123456789abcdef0123456789abcdef";
    private static final Counterpart FROM = new Counterpart("7", "ACME-7", "", "ticket");

    @Test
    void travelsWithAMessage() {
        assertThat(SyncMessage.fromBody(message(new Trail(List.of(PLACE))).toBody())
                        .trail()
                        .passed(PLACE))
                .isTrue();
    }

    @Test
    void isEmptyInAMessageOfANodeThatDoesNotTellIt() {
        String body = message(Trail.NONE).toBody();
        assertThat(body).doesNotContain("trail");
        assertThat(SyncMessage.fromBody(body).trail()).isEqualTo(Trail.NONE);
        assertThat(Trail.ofText(Trail.NONE.text())).isEqualTo(Trail.NONE);
    }

    @Test
    void leavesOutWhatIsNoNameOfAPlace() {
        assertThat(Trail.of(List.of("elsewhere", PLACE, 7, PLACE)).places()).containsExactly(PLACE);
        assertThat(Trail.of("elsewhere")).isEqualTo(Trail.NONE);
    }

    private static SyncMessage message(Trail trail) {
        return new SyncMessage(
                FROM, new Replica(Map.of("summary", "Fire")), Knowledge.NONE, Map.of(), null, trail, Recall.NONE);
    }
}
