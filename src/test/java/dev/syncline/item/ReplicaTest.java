package dev.syncline.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replica travels without loss. */
class ReplicaTest {

    @Test
    void survivesARoundTripWithInstantsNumbersAndNulls() {
        Map<String, Object> hub = new LinkedHashMap<>();
        hub.put("summary", "Printer on fire");
        hub.put("due", Instant.parse("2026-11-21T10:15:30.123Z"));
        hub.put("amount", new BigDecimal("1.10"));
        hub.put("assignee", null);
        hub.put("comments", List.of(Map.of("id", "7", "body", "<b>hot</b>")));
        Replica replica = new Replica(hub);

        assertThat(Replica.fromJson(replica.toJson())).isEqualTo(replica);
    }

    @Test
    void hasOneHashWhateverTheOrderOfItsKeys() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);

        assertThat(new Replica(one).hash())
                .isEqualTo(new Replica(other).hash())
                .isNotEqualTo(new Replica(Map.of("a", 1)).hash());
    }

    @Test
    void refusesWhatIsNotAReplica() {
        for (String text : List.of("", "[]", "{\"item\":1}", "{\"item\":{\"a\":1,\"a\":2}}", "{\"item\":{}} x")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> Replica.fromJson(text))
                    .withMessageStartingWith("This is not a replica");
        }
    }

    @Test
    void refusesNestingThatCouldExhaustTheStack() {
        String deep = "{\"item\":{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}}";
        assertThatIllegalArgumentException().isThrownBy(() -> Replica.fromJson(deep));
    }

    @Test
    void saysWhichKindOfValueCannotTravel() {
        Replica replica = new Replica(Map.of("thread", new Object()));
        assertThatIllegalArgumentException().isThrownBy(replica::toJson).withMessage("A replica cannot hold a Object.");
    }
}
