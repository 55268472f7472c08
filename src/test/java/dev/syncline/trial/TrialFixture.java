package dev.syncline.trial;

import dev.syncline.change.ItemChanged;
import dev.syncline.item.Counterpart;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.Digests;
import dev.syncline.testing.FakeEnvelopes;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine of one side over a fake tracker, and trials beside it. */
final class TrialFixture implements AutoCloseable {

    final FakeTracker tracker = new FakeTracker();
    final FakeEnvelopes envelopes = new FakeEnvelopes();
    final FakeQueue queue = new FakeQueue();
    final FakeSide side = new FakeSide();
    final Slice slice;
    final Trials trials;
    final Twins twins;
    private long works;

    TrialFixture() {
        slice = Slice.of(
                tracker,
                side.with(Map.of(
                        Envelopes.class,
                        envelopes.envelopes(),
                        Queue.class,
                        queue.queue(),
                        RemoteFiles.class,
                        remoteFiles())),
                "twin",
                "fault",
                "script",
                "change",
                "outgoing",
                "incoming",
                "trial");
        trials = slice.get(Trials.class);
        twins = slice.get(Twins.class);
    }

    /** Lets an item of ours be looked at and sent. */
    void send(ItemRef ref) {
        TwinId twin = twins.begin(side.connection, ref).id();
        NewWork work = new ItemChanged(side.connection, twin, ref, ItemChanged.Cause.CHANGED).toWork();
        Outcome outcome = slice.all(Handler.class).stream()
                .filter(handler -> handler.kind().equals(work.kind()))
                .findFirst()
                .orElseThrow()
                .handle(work(work.kind(), work.payload()));
        mustBeDone(outcome);
    }

    /** Lets an item of the other side arrive. */
    void receive(TwinId twin, String key, Map<String, @Nullable Object> replica) {
        String body = new SyncMessage(
                        new Counterpart("r" + key, key, "https://globex.example/" + key, "ticket"),
                        new Replica(replica))
                .toBody();
        Envelope envelope = new Envelope(
                side.connection, FakeEnvelopes.INCARNATION, ++works, twin.value(), SyncMessage.KIND, key, body);
        Outcome outcome = slice.all(EnvelopeReceiver.class).stream()
                .filter(receiver -> receiver.receives(SyncMessage.KIND))
                .findFirst()
                .orElseThrow()
                .receive(envelope, work("envelope.received", ""));
        mustBeDone(outcome);
    }

    /** What passed, the oldest first. */
    List<PastSync> past() {
        List<PastSync> past = new java.util.ArrayList<>(slice.get(History.class).latest(side.connection, null, 100));
        java.util.Collections.reverse(past);
        return past;
    }

    /** Rows of every table, and what the tracker holds. */
    Map<String, Object> everything() {
        JdbcClient jdbc = slice.get(JdbcClient.class);
        Map<String, Object> state = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .query(String.class)
                .list()
                .forEach(table -> state.put(
                        table,
                        jdbc.sql("select * from \"" + table + "\"")
                                .query()
                                .listOfRows()
                                .toString()
                                .replaceAll("(Clob|clob|\\[B@)\\S*", "")));
        state.put("items", tracker.items());
        state.put("writes", tracker.writes());
        state.put("envelopes", envelopes.take());
        state.put("queue", queue.take());
        return state;
    }

    static TwinId twin() {
        return new TwinId(UUID.randomUUID());
    }

    static Map<String, @Nullable Object> comment(String id, String body) {
        return new LinkedHashMap<>(Map.of("id", id, "body", body, "internal", false));
    }

    static Map<String, @Nullable Object> file(String id, String filename) {
        byte[] bytes = filename.getBytes(StandardCharsets.UTF_8);
        return new LinkedHashMap<>(Map.of(
                "id",
                id,
                "filename",
                filename,
                "mimetype",
                "text/plain",
                "filesize",
                bytes.length,
                "sha256",
                Digests.sha256(bytes)));
    }

    @Override
    public void close() {
        slice.close();
    }

    private Work work(String kind, String payload) {
        return new Work(
                ++works,
                kind,
                new Lane(side.connection + ":any"),
                side.connection.value(),
                "any",
                payload,
                0,
                Instant.EPOCH);
    }

    private static void mustBeDone(Outcome outcome) {
        if (!outcome.equals(Outcome.done())) {
            throw new AssertionError("This should have gone through: " + outcome);
        }
    }

    private static RemoteFiles remoteFiles() {
        RemoteFiles files = Mockito.mock(RemoteFiles.class);
        Mockito.when(files.fetch(
                        Mockito.any(), Mockito.any(), Mockito.anyString(), Mockito.anyLong(), Mockito.anyString()))
                .thenAnswer(call -> {
                    Path file = Files.createTempFile("fetched", ".part");
                    return Files.writeString(file, "a.txt");
                });
        return files;
    }
}
