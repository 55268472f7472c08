package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.item.Trace;
import dev.syncline.queue.CrashPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The writes of one envelope, each said before it is made, over all attempts at it. */
final class Steps {

    private final Ledger ledger;
    private final Map<String, Intent> done = new LinkedHashMap<>();

    /** Operations whose rows are there. */
    private final Set<String> said = new HashSet<>();

    /** What was written last and is not marked yet: a commit of its own for each mark would be one too many. */
    private @Nullable Intent unmarked;

    private int ordinal;
    private @Nullable Doubt doubt;

    Steps(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One call of the tracker; what it returns is null when something was removed. */
    interface Call {
        @Nullable
        Item make();
    }

    /** Learns what earlier attempts wrote; where nobody heard the answer, the tracker is asked. */
    void settle(Connector connector, String correlationKey, @Nullable Item local, Collection<Trace> traces) {
        List<Intent> open = new ArrayList<>();
        for (Intent intent : ledger.intents()) {
            ordinal++;
            said.add(intent.operation());
            if (intent.done()) {
                done.put(intent.operation(), intent);
            } else {
                open.add(intent);
            }
        }
        for (Intent intent : open) {
            List<String> claimed =
                    new ArrayList<>(traces.stream().map(Trace::localId).toList());
            claimed.addAll(Looking.claimed(done.values()));
            new Looking(connector, correlationKey, claimed)
                    .outcome(intent, now(connector, local))
                    .ifPresent(this::keep);
        }
    }

    /** What is needed to look in the tracker before a part is added. */
    private record Doubt(Connector connector, String correlationKey, Item local, Collection<Trace> traces) {}

    /** From now on nothing is added that the item has already, whoever wrote it. */
    void lookFirst(Connector connector, String correlationKey, Item local, Collection<Trace> traces) {
        doubt = new Doubt(connector, correlationKey, local, List.copyOf(traces));
    }

    private boolean isThere(Intent intent) {
        Doubt about = doubt;
        if (about == null || !(intent.is(Intent.COMMENT) || intent.is(Intent.FILE) || intent.is(Intent.WORK_LOG))) {
            return false;
        }
        List<String> claimed =
                new ArrayList<>(about.traces().stream().map(Trace::localId).toList());
        claimed.addAll(Looking.claimed(done.values()));
        Optional<Intent> found = new Looking(about.connector(), about.correlationKey(), claimed)
                .amongAll()
                .outcome(intent, now(about.connector(), about.local()));
        found.ifPresent(this::keep);
        return found.isPresent();
    }

    /** What earlier attempts and this one did. */
    Collection<Intent> done() {
        return List.copyOf(done.values());
    }

    @Nullable
    Intent done(String operation) {
        return done.get(operation);
    }

    /** Makes a write unless it was made before. */
    @Nullable
    Item make(String operation, Map<String, @Nullable Object> payload, Call call) {
        Intent earlier = done.get(operation);
        if (earlier != null) {
            return earlier.result();
        }
        Intent intent = new Intent(operation, payload, false, null);
        ledger.intend(intent, ordinal++, !said.add(operation), unmarked);
        unmarked = null;
        CrashPoint.hit("incoming.intent.afterIntended");
        if (isThere(intent)) {
            return Objects.requireNonNull(done.get(operation)).result();
        }
        Item result = made(intent, call);
        CrashPoint.hit("incoming.write.afterCall");
        Intent written = intent.done(result);
        done.put(operation, written);
        unmarked = written;
        return result;
    }

    /** Runs what makes the writes and keeps them; where it fails, the last is marked: the next attempt need not look. */
    void within(Runnable run) {
        try {
            run.run();
        } catch (RuntimeException failure) {
            if (unmarked != null) {
                ledger.done(unmarked);
            }
            throw failure;
        }
    }

    /** What the tracker refused was not written: the next attempt need not look for it, and may want something else. */
    private @Nullable Item made(Intent intent, Call call) {
        try {
            return call.make();
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == TrackerFailure.Effect.ITEM_PARKS) {
                ledger.drop(intent);
                said.remove(intent.operation());
            }
            throw failure;
        }
    }

    private void keep(Intent intent) {
        ledger.done(intent);
        done.put(intent.operation(), intent);
    }

    private @Nullable Item now(Connector connector, @Nullable Item local) {
        Intent created = done.get(Intent.CREATE);
        Item item = created == null ? local : created.result();
        return item == null
                ? null
                : connector.read(item.ref().entityType(), item.ref().id()).orElse(null);
    }
}
