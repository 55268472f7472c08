package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.AppliedMessage;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids of the other side that are too long to be remembered are told at the door. */
class PartnerIdsTest {

    private static final String LONG = "x".repeat(201);

    @Test
    void passWhenThereIsRoom() {
        assertThat(PartnerIds.ofSync(
                        sync(from("x".repeat(200), "G-1", ""), Map.of("comments", List.of(Map.of("id", 7))))))
                .isNull();
        assertThat(PartnerIds.ofAnswer(new AppliedMessage(from("1", "G-1", ""), List.of()).toBody()))
                .isNull();
    }

    @Test
    void areTooLongInASync() {
        assertThat(PartnerIds.ofSync(sync(from(LONG, "G-1", ""), Map.of()))).contains("id or key of the item");
        assertThat(PartnerIds.ofSync(sync(from("1", LONG, ""), Map.of()))).contains("200 characters");
        assertThat(PartnerIds.ofSync(sync(from("1", "G-1", "https://g.example/" + "x".repeat(2_000)), Map.of())))
                .contains("2000 characters");
        for (String parts : List.of("comments", "attachments", "workLogs")) {
            assertThat(PartnerIds.ofSync(sync(from("1", "G-1", ""), Map.of(parts, List.of(Map.of("id", LONG))))))
                    .contains(parts);
            assertThat(PartnerIds.ofSync(sync(from("1", "G-1", ""), Map.of(parts, List.of(Map.of("remoteId", LONG))))))
                    .contains(parts);
        }
    }

    @Test
    void areTooLongInAnAnswer() {
        List<Trace> traces = List.of(Trace.ofTheirs(Trace.Type.COMMENT, LONG, "c1"));
        assertThat(PartnerIds.ofAnswer(new AppliedMessage(from("1", "G-1", ""), traces).toBody()))
                .contains("comment, file or work log");
        assertThat(PartnerIds.ofAnswer(new AppliedMessage(from("1", LONG, ""), List.of()).toBody()))
                .contains("id or key");
    }

    @Test
    void areNotLookedForInWhatNobodyCanRead() {
        assertThat(PartnerIds.ofSync("{")).isNull();
        assertThat(PartnerIds.ofSync("{}")).isNull();
        assertThat(PartnerIds.ofAnswer("[]")).isNull();
    }

    private static Counterpart from(String id, String key, String url) {
        return new Counterpart(id, key, url, "ticket");
    }

    private static String sync(Counterpart from, Map<String, Object> replica) {
        return new SyncMessage(from, new Replica(replica)).toBody();
    }
}
