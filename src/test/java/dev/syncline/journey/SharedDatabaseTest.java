package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** One node of two processes on one PostgreSQL: they share the work, and one may die. */
class SharedDatabaseTest {

    private static final int TICKETS = 60;

    private final PostgresServer.Database database = PostgresServer.newDatabase();

    @Test
    void twoProcessesShareTheWorkAndOneGoesOnWhenTheOtherIsKilled(@TempDir Path folder) {
        NodeArguments acme = onDatabase(NodeArguments.named("Acme", folder.resolve("acme")));
        ConnectedPair pair =
                ConnectedPair.of(acme, NodeArguments.named("Globex", folder.resolve("globex")), (node, side) -> {});
        NodeArguments second = onDatabase(
                NodeArguments.named("Acme", acme.data(), "--syncline.node.public-address=" + acme.publicAddress()));
        CompletableFuture<NodeProcess> starting = CompletableFuture.supplyAsync(() -> NodeProcess.start(acme));
        try (RunningNode globex = RunningNode.start(pair.globex());
                NodeProcess one = starting.join();
                NodeProcess two = NodeProcess.start(second)) {
            assertThat(globex.address()).isEqualTo(pair.globex().address());
            Eventually.holds(() -> "each holds half, not " + held(), () -> held().equals(List.of(4, 4)));
            List<DeskClient> desks = List.of(pair.acmeDesk(), new DeskClient(second.address(), pair.acmeToken()));
            IntStream.range(0, TICKETS / 2).forEach(number -> make(desks.get(number % 2), number));
            two.kill();
            IntStream.range(TICKETS / 2, TICKETS).forEach(number -> make(desks.get(0), number));

            Eventually.holds(
                    () -> "everything arrives, not " + arrived(pair) + "; held " + held() + "\n" + one.log(),
                    () -> arrived(pair) == TICKETS);
            Eventually.holds(() -> "the living one holds all, not " + held(), () -> held().equals(List.of(8)));
            JsonNode there = pair.globexDesk().page(0, 2 * TICKETS);
            assertThat(there).hasSize(TICKETS);
            assertThat(there)
                    .extracting(ticket -> ticket.get("summary").asString())
                    .doesNotHaveDuplicates();
        }
    }

    private static void make(DeskClient desk, int number) {
        desk.comment(desk.create(Map.of("summary", "Ticket " + number)), "Comment " + number);
    }

    /** How many tickets are on Globex with their only comment. */
    private static long arrived(ConnectedPair pair) {
        long complete = 0;
        for (JsonNode ticket : pair.globexDesk().page(0, 2 * TICKETS)) {
            JsonNode whole = pair.globexDesk().ticket(ticket.get("key").asString());
            complete += whole.get("comments").size() == 1 ? 1 : 0;
        }
        return complete;
    }

    /** How many slices of the lanes each living process holds. */
    private List<Integer> held() {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                .sql("select count(*) from queue_claim where picked = true group by picked_by")
                .query(Integer.class)
                .list();
    }

    private NodeArguments onDatabase(NodeArguments node) {
        return node.with("--spring.datasource.url=" + database.url())
                .with("--spring.datasource.username=" + database.user())
                .with("--spring.datasource.password=" + database.password());
    }
}
