package dev.syncline.testing;

import dev.syncline.change.Changes;
import dev.syncline.change.ItemChanged;
import dev.syncline.connector.ChangesPage;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.Doubts;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One side's engine over a tracker that only remembers; it does nothing until a test lets it take a step. */
public final class Engine implements AutoCloseable {

    public final FakeTracker tracker = new FakeTracker();
    public final FakeSide side;

    /** Envelopes on their way out, oldest first. */
    final Deque<Envelope> out = new ArrayDeque<>();

    private final FakeQueue queue = new FakeQueue();
    private final FakeEnvelopes envelopes = new FakeEnvelopes();
    private final Slice slice;
    private final Map<String, Deque<Work>> lanes = new LinkedHashMap<>();
    private final Map<Long, Envelope> arrived = new HashMap<>();
    private final List<Outcome> troubles = new ArrayList<>();
    private int hints;
    private long numbers = 1_000_000;
    private int synced;

    Engine(boolean source) {
        side = new FakeSide(source);
        slice = Slice.of(
                tracker,
                side.with(Map.of(
                        Envelopes.class,
                        envelopes.envelopes(),
                        Queue.class,
                        queue.queue(),
                        RemoteFiles.class,
                        Mockito.mock(RemoteFiles.class))),
                "twin",
                "fault",
                "script",
                "change",
                "outgoing",
                "incoming");
    }

    public <T> T get(Class<T> type) {
        return slice.get(type);
    }

    /** Puts an item of this side under sync. */
    public void exalate(ItemRef item) {
        inTransaction(() -> get(Changes.class).exalate(side.connection, item));
    }

    /** Takes an item of this side off sync. */
    public void unexalate(String item) {
        inTransaction(() ->
                get(Changes.class).unexalate(side.connection, tracker.item(item).ref()));
    }

    /** Looks at what changed in the tracker; says whether there was anything. */
    public boolean poll() {
        ChangesPage page = tracker.changesSince(String.valueOf(hints), 10_000);
        hints = Integer.parseInt(page.cursor());
        page.hints().forEach(this::notice);
        return !page.hints().isEmpty();
    }

    private void notice(ChangesPage.Hint hint) {
        ItemChanged.Cause cause = hint.deleted() ? ItemChanged.Cause.DELETED : ItemChanged.Cause.CHANGED;
        for (Twin twin : get(Twins.class).ofItem(hint.item())) {
            NewWork work = new ItemChanged(twin.connection(), twin.id(), hint.item(), cause).toWork();
            put(new Work(
                    ++numbers,
                    work.kind(),
                    work.lane(),
                    work.connection(),
                    work.subject(),
                    work.payload(),
                    0,
                    Instant.EPOCH));
        }
    }

    /** Does one piece of work of any lane; says whether there was one. */
    public boolean work(Random random) {
        List<Deque<Work>> waiting =
                lanes.values().stream().filter(lane -> !lane.isEmpty()).toList();
        if (waiting.isEmpty()) {
            return false;
        }
        Deque<Work> lane = waiting.get(random.nextInt(waiting.size()));
        Work work = lane.element();
        Outcome outcome = handle(work);
        if (outcome.equals(Outcome.done())) {
            lane.remove();
        } else {
            troubles.add(outcome);
            throw new AssertionError(work + " ended with " + outcome);
        }
        collect();
        return true;
    }

    /** Takes in an envelope of the other side. */
    public void arrive(Envelope sent) {
        Envelope envelope = FakeEnvelopes.arriving(side.connection, sent);
        long id = ++numbers;
        arrived.put(id, envelope);
        put(new Work(
                id,
                "envelope.received",
                new Lane(side.connection + ":" + envelope.twin()),
                side.connection.value(),
                envelope.subject(),
                "",
                0,
                Instant.EPOCH));
    }

    /** How many times this side sent an item. */
    public int synced() {
        return synced;
    }

    public List<Fault> faults() {
        return get(Faults.class).open(null, null, 20);
    }

    /** The id of the local item of a twin whose other item is known. */
    public String counterpartOf(String remoteId) {
        return Objects.requireNonNull(get(Twins.class)
                        .findByRemoteId(side.connection, remoteId)
                        .orElseThrow()
                        .local())
                .id();
    }

    /** Something that joins a transaction, and puts work. */
    public void inTransaction(Runnable something) {
        get(TransactionTemplate.class).executeWithoutResult(status -> something.run());
        collect();
    }

    private void collect() {
        queue.take().forEach(this::put);
        for (Envelope envelope : envelopes.take()) {
            synced += envelope.kind().equals("sync") ? 1 : 0;
            out.add(envelope);
        }
    }

    private void put(Work work) {
        lanes.computeIfAbsent(work.lane().name(), name -> new ArrayDeque<>()).add(work);
    }

    private Outcome handle(Work work) {
        Envelope envelope = arrived.get(work.id());
        if (envelope != null) {
            return slice.all(EnvelopeReceiver.class).stream()
                    .filter(receiver -> receiver.receives(envelope.kind()))
                    .findFirst()
                    .orElseThrow()
                    .receive(envelope, work);
        }
        return slice.all(Handler.class).stream()
                .filter(handler -> handler.kind().equals(work.kind()))
                .findFirst()
                .orElseThrow()
                .handle(work);
    }

    /** Brings every item under sync that is new since this was last asked, as an unfiltered trigger would. */
    public void trigger() {
        for (Item item : tracker.items()) {
            boolean copy = get(Doubts.class).isRestored(side.connection) && tracker.isCopy(item.ref());
            if (!copy
                    && get(Twins.class).findByLocal(side.connection, item.ref()).isEmpty()) {
                exalate(item.ref());
            }
        }
    }

    /** Copies the database, as a backup does. */
    public Backup backUp() {
        List<String> statements =
                get(JdbcClient.class).sql("script").query(String.class).list();
        return new Backup(statements, hints, tracker.copy());
    }

    /** The database as it was, and how far the tracker had been read. */
    public record Backup(List<String> statements, int hints, FakeMemory.Copy tracker) {}

    /**
     * Puts a backup back and starts again: the tracker stays, unless it lies in the database; everything else that is not in
     * it is gone.
     */
    public void restore(Backup backup) {
        JdbcTemplate database = new JdbcTemplate(get(DataSource.class));
        database.execute("drop all objects");
        backup.statements().forEach(database::execute);
        lanes.clear();
        out.clear();
        hints = backup.hints();
        if (tracker.liesInNode) {
            tracker.putBack(backup.tracker());
        }
    }

    @Override
    public void close() {
        slice.close();
    }
}
