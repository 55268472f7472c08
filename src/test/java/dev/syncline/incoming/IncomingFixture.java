package dev.syncline.incoming;

import dev.syncline.change.ItemChanged;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Item;
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
import dev.syncline.transport.FileFailure;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;

/** One side that receives: what the other side sends is made by hand, what this side does is real. */
final class IncomingFixture implements AutoCloseable {

    final FakeTracker tracker = new FakeTracker();
    final FakeQueue queue = new FakeQueue();
    final FakeEnvelopes envelopes = new FakeEnvelopes();
    final FakeSide side = new FakeSide();
    final TwinId twin = new TwinId(UUID.randomUUID());
    final List<Path> fetched = new ArrayList<>();
    final Slice slice;
    final Twins twins;
    final StayOut stayOut;

    private final Map<String, byte[]> remoteFiles = new LinkedHashMap<>();

    @Nullable
    FileFailure fileFailure;

    private long sequence;
    private long works;

    IncomingFixture() {
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
                "incoming");
        twins = slice.get(Twins.class);
        stayOut = slice.get(StayOut.class);
    }

    /** A sync envelope of the other side's item. */
    Envelope sync(Map<String, @Nullable Object> replica) {
        String body = new SyncMessage(
                        new Counterpart("r7", "GLO-7", "https://globex.example/GLO-7", "ticket"), new Replica(replica))
                .toBody();
        return envelope(SyncMessage.KIND, body);
    }

    Envelope envelope(String kind, String body) {
        return new Envelope(side.connection, FakeEnvelopes.INCARNATION, ++sequence, twin.value(), kind, "GLO-7", body);
    }

    /** Lets the envelope arrive, as the work it will be on every try. */
    Outcome receive(Envelope envelope) {
        Work work = new Work(
                envelope.sequence(),
                "envelope.received",
                new Lane(side.connection + ":" + twin),
                side.connection.value(),
                "GLO-7",
                "",
                0,
                Instant.EPOCH);
        for (EnvelopeReceiver receiver : slice.all(EnvelopeReceiver.class)) {
            if (receiver.receives(envelope.kind())) {
                return receiver.receive(envelope, work);
            }
        }
        throw new AssertionError("Nobody receives " + envelope.kind());
    }

    /** Lets the outgoing side look at the local item. */
    List<Envelope> look() {
        envelopes.take();
        return run(new ItemChanged(side.connection, twin, item().ref(), ItemChanged.Cause.CHANGED).toWork());
    }

    /** Does all work that was put and tells what was sent; what came in is received by hand. */
    List<Envelope> work() {
        List<Envelope> sent = new ArrayList<>();
        for (Work put : queue.take()) {
            sent.addAll(run(new NewWork(put.kind(), put.lane(), put.connection(), put.subject(), put.payload())));
        }
        return sent;
    }

    private List<Envelope> run(NewWork work) {
        slice.all(Handler.class).stream()
                .filter(handler -> handler.kind().equals(work.kind()))
                .findFirst()
                .orElseThrow()
                .handle(new Work(
                        1000 + ++works,
                        work.kind(),
                        work.lane(),
                        work.connection(),
                        work.subject(),
                        work.payload(),
                        0,
                        Instant.EPOCH));
        return envelopes.take();
    }

    /** The only item there is. */
    Item item() {
        if (tracker.items().size() != 1) {
            throw new AssertionError("There should be one item: " + tracker.items());
        }
        return tracker.items().get(0);
    }

    Optional<String> successor(Fault fault) {
        return slice.get(Faults.class).successor(fault.id());
    }

    List<Fault> faults() {
        return slice.get(Faults.class).open(side.connection, null, 10);
    }

    static Map<String, @Nullable Object> comment(String id, String body) {
        return new LinkedHashMap<>(Map.of("id", id, "body", body, "internal", false));
    }

    /** A file the other side has. */
    Map<String, @Nullable Object> file(String id, String filename, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        remoteFiles.put(id, bytes);
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

    private RemoteFiles remoteFiles() {
        RemoteFiles files = Mockito.mock(RemoteFiles.class);
        Mockito.doAnswer(call -> call.<Path>getArgument(0).toFile().delete())
                .when(files)
                .done(Mockito.any());
        Mockito.when(files.fetch(
                        Mockito.any(), Mockito.any(), Mockito.anyString(), Mockito.anyLong(), Mockito.anyString()))
                .thenAnswer(call -> {
                    if (fileFailure != null) {
                        throw fileFailure;
                    }
                    Path file = Files.createTempFile("fetched", ".part");
                    fetched.add(file);
                    return Files.write(file, remoteFiles.get(call.<String>getArgument(2)));
                });
        return files;
    }
}
