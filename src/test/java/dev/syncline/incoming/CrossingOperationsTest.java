package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.ConflictRule;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.testing.Engine;
import dev.syncline.testing.TwoEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hundreds of changes on both sides, crossing each other in whatever order the seed decides. */
class CrossingOperationsTest {

    private static final int OPERATIONS = 200;
    private static final List<String> FIELDS = List.of("summary", "impact", "status", "labels");

    @ParameterizedTest
    @CsvSource({"LATEST, 1", "SOURCE, 7", "DESTINATION, 20"})
    void endsEqualOnBothSidesAndSendsNoEchoes(ConflictRule rule, long seed) {
        try (TwoEngines both = new TwoEngines(seed)) {
            both.decide(rule);
            both.publish(
                    "replica.summary = issue.summary\nreplica.impact = issue.impact\nreplica.status = issue.status\n"
                            + "replica.labels = issue.labels\nreplica.comments = issue.comments",
                    "issue.summary = replica.summary\nissue.impact = replica.impact\nissue.status = replica.status\n"
                            + "issue.labels = replica.labels\n"
                            + "issue.comments = commentHelper.mergeComments(issue, replica, { it })");
            List<TwoEngines.Pair> pairs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                pairs.add(both.pair(Map.of("summary", "Item " + i, "impact", "Low", "status", Map.of("name", "Open"))));
            }
            int before = both.acme.synced() + both.globex.synced();

            Random random = both.random();
            for (int operation = 0; operation < OPERATIONS; operation++) {
                TwoEngines.Pair pair = pairs.get(random.nextInt(pairs.size()));
                change(both, pair, operation);
                for (int steps = random.nextInt(12); steps > 0; steps--) {
                    both.step();
                }
            }
            both.settle();

            for (TwoEngines.Pair pair : pairs) {
                assertThat(content(both.acme, pair.acme()))
                        .as("item %s, seed %d", pair, seed)
                        .isEqualTo(content(both.globex, pair.globex()));
            }
            assertThat(both.acme.faults()).isEmpty();
            assertThat(both.globex.faults()).isEmpty();
            double ratio = (both.acme.synced() + both.globex.synced() - before) / (double) OPERATIONS;
            assertThat(ratio).as("envelopes for each change of a person").isLessThanOrEqualTo(1.05);
        }
    }

    private static void change(TwoEngines both, TwoEngines.Pair pair, int operation) {
        boolean here = both.random().nextBoolean();
        Engine engine = here ? both.acme : both.globex;
        String id = here ? pair.acme() : pair.globex();
        int what = both.random().nextInt(FIELDS.size() + 1);
        if (what == FIELDS.size()) {
            engine.tracker.personSays(id, "Comment " + operation);
            return;
        }
        Object value = switch (FIELDS.get(what)) {
            case "status" -> Map.of("name", List.of("Open", "Pending", "Closed").get(operation % 3));
            case "labels" -> List.of("l" + operation % 7, "m" + operation % 5);
            default -> "Value " + operation;
        };
        engine.tracker.personSets(id, FIELDS.get(what), value);
    }

    private static List<Object> content(Engine engine, String id) {
        Item item = engine.tracker.item(id);
        List<Object> content = new ArrayList<>();
        FIELDS.forEach(field -> content.add(String.valueOf(item.fields().get(field))));
        content.addAll(item.comments().stream().map(Comment::body).sorted().toList());
        return content;
    }
}
