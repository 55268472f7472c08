package dev.syncline.benchmark;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Comment;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.script.Direction;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.twin.History;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.TwinId;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What it costs to remember a sync: time on the processor of one thread, database in memory included. */
@Tag("benchmark")
class HistoryBenchmark {

    private static final int SYNCS = 3_000;
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void rememberingASync() {
        try (Slice slice = Slice.of(new FakeTracker(), new FakeSide().with(Map.of()), "twin", "fault")) {
            for (int comments : new int[] {0, 20, 200}) {
                many(slice, comments);
                long nanos = many(slice, comments);
                long bytes = slice.get(JdbcClient.class)
                        .sql("select max(octet_length(content)) from sync_history")
                        .query(Long.class)
                        .single();
                Machine.print(
                        "a sync of an item with %d comments".formatted(comments),
                        "%.3f ms of CPU, %d bytes kept".formatted(nanos / 1e6 / SYNCS, bytes));
            }
        }
    }

    private static long many(Slice slice, int comments) {
        History history = slice.get(History.class);
        TransactionTemplate transaction = slice.get(TransactionTemplate.class);
        ConnectionId connection = new ConnectionId(UUID.randomUUID());
        Replica before = replica("Printer", comments);
        Replica after = replica("Printer on fire", comments);
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < SYNCS; i++) {
            SyncContent content = new SyncContent(
                    "ticket", item(comments), after, before, List.of(), FieldChanges.between(before, after));
            transaction.executeWithoutResult(status -> history.add(new History.Passed(
                    connection,
                    new TwinId(UUID.randomUUID()),
                    Direction.OUTGOING,
                    1,
                    item(0).ref(),
                    "GLO-1",
                    content,
                    List.of())));
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    }

    private static Replica replica(String summary, int comments) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int i = 0; i < comments; i++) {
            parts.add(Map.of("id", "c" + i, "body", words(i), "internal", false, "created", NOON));
        }
        return new Replica(Map.of(
                "summary",
                summary,
                "description",
                words(0),
                "status",
                Map.of("name", "Open"),
                "priority",
                Map.of("name", "Normal"),
                "comments",
                parts));
    }

    private static Item item(int comments) {
        List<Comment> parts = new ArrayList<>();
        for (int i = 0; i < comments; i++) {
            parts.add(new Comment("c" + i, words(i), false, null, NOON, NOON));
        }
        return new Item(
                new ItemRef("fake", "acme", "ticket", "7", "ACME-7"),
                "3",
                Map.of("summary", "Printer on fire", "description", words(0), "status", Map.of("name", "Open")),
                parts,
                List.of());
    }

    private static String words(int number) {
        return "Comment " + number + ": the printer on the second floor smokes, somebody opened the window and called.";
    }
}
