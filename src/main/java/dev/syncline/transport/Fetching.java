package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.fault.FreeSpace;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.queue.CrashPoint;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches on connections on which this side cannot be called: on each a question is always with the other node.
 *
 * <p>The questions hold no thread. What comes is kept before it is signed for, with the next question; a cut in between
 * repeats it, and the inbox knows what it has.
 */
@Component
class Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final int WORKERS = 4;
    private static final int BRINGERS = 2;
    private static final long TURN_MILLIS = 250;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration FULL = Duration.ofSeconds(30);

    private final Connections connections;
    private final Peers peers;
    private final AskCall call;
    private final Inbox inbox;
    private final BatchCheck check;
    private final FreeSpace space;
    private final BringFiles files;
    private final ConnectionGate gate;
    private final Clock clock;
    private final Map<ConnectionId, Asking> askings = new ConcurrentHashMap<>();
    private final int patience;
    private final ScheduledExecutorService workers = threads("fetching", WORKERS);
    private final ScheduledExecutorService bringers = threads("bringing", BRINGERS);

    Fetching(
            Connections connections,
            Peers peers,
            AskCall call,
            Inbox inbox,
            BatchCheck check,
            FreeSpace space,
            BringFiles files,
            ConnectionGate gate,
            PrivateSettings settings,
            Clock clock) {
        this.connections = connections;
        this.peers = peers;
        this.call = call;
        this.inbox = inbox;
        this.check = check;
        this.space = space;
        this.files = files;
        this.gate = gate;
        this.patience = Math.toIntExact(settings.patience().toSeconds());
        this.clock = clock;
    }

    /** Fetches until told to end, or until there is no connection left to do it for. */
    void run(BooleanSupplier ended) {
        try {
            int turns = 0;
            List<Connection> all = connections.fetching();
            while (!all.isEmpty() && !ended.getAsBoolean()) {
                all.forEach(this::ask);
                TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
                all = ++turns % 4 == 0 ? seen(connections.fetching()) : all;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            seen(List.of());
        }
    }

    /** Hangs up on connections that are not to be fetched on any more. */
    private List<Connection> seen(List<Connection> now) {
        Set<ConnectionId> ids = now.stream().map(Connection::id).collect(Collectors.toSet());
        askings.forEach((id, asking) -> {
            if (!ids.contains(id) && askings.remove(id, asking)) {
                asking.giveUp();
            }
        });
        return now;
    }

    void ask(Connection connection) {
        Asking asking = askings.computeIfAbsent(connection.id(), id -> new Asking());
        URI address = Objects.requireNonNull(connection.remoteAddress());
        if (!asking.isDue(clock.instant()) || !gate.isOpen(connection.id().value())) {
            return;
        }
        Waiting.Question question = asking.question(peers.answers(connection, address) ? patience : 0);
        CrashPoint.hit(question.kept().isEmpty() ? "transport.fetch.beforeCall" : "transport.fetch.beforeWord");
        try {
            AskCall.Asked asked = call.ask(connection, question);
            asking.begin(asked);
            asked.answer()
                    .whenComplete((answer, failure) -> later(() -> {
                        if (asking.end(asked)) {
                            heard(connection, asking, question, asked, answer, failure);
                        }
                    }));
        } catch (AddressRefused e) {
            failed(connection, asking, NotTaken.ofThisConnection(String.valueOf(e.getMessage())));
        }
    }

    private void later(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("An answer came while this node was being shut down; it is asked for again.");
        }
    }

    private void heard(
            Connection connection,
            Asking asking,
            Waiting.Question question,
            AskCall.Asked asked,
            @Nullable Answer answer,
            @Nullable Throwable failure) {
        try {
            Waiting.Handed handed = call.handed(connection, asked, answer, failure);
            CrashPoint.hit(question.kept().isEmpty() ? "transport.fetch.afterCall" : "transport.fetch.afterWord");
            boolean quiet = asking.answered(question)
                    && handed.isNothing()
                    && question.kept().isEmpty();
            if (quiet) {
                peers.answered(connection);
                peers.over(connection);
            } else {
                peers.took(connection);
            }
            keep(connection, asking, handed.envelopes());
            handed.files().forEach(file -> bring(connection, asking, file));
        } catch (SaidAnew again) {
            LOG.debug("It is asked again on {}: {}", connection.id(), again.getMessage());
        } catch (NotTaken e) {
            failed(connection, asking, e);
            return;
        } catch (RuntimeException e) {
            LOG.warn(
                    "What the other side of {} handed out could not be kept; it is asked for again.",
                    connection.id(),
                    e);
            asking.failed(clock.instant().plus(Duration.ofSeconds(1)));
            return;
        }
        ask(connection);
    }

    private void keep(Connection connection, Asking asking, List<@Nullable Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        String flaw = check.flaw(messages);
        if (flaw != null) {
            asking.flawed(flaw);
            asking.pause(clock.instant().plus(FULL));
        } else if (space.isShort()) {
            asking.flawed("The disk of that node is nearly full.");
            asking.pause(clock.instant().plus(FULL));
        } else {
            CrashPoint.hit("transport.fetch.beforeCommit");
            List<Message.Answer> kept = inbox.keep(
                    connection.id(),
                    messages.stream().map(Objects::requireNonNull).toList());
            CrashPoint.hit("transport.fetch.afterCommit");
            asking.kept(kept);
        }
    }

    private void bring(Connection connection, Asking asking, Waiting.WantedFile file) {
        if (!asking.brings(file)) {
            return;
        }
        bringers.execute(() -> {
            try {
                files.bring(connection, file)
                        .ifPresentOrElse(
                                kind -> asking.isMissing(new Waiting.Missing(file.id(), kind)),
                                () -> asking.brought(file.id()));
            } catch (RuntimeException e) {
                LOG.info("The file {} was not brought as a whole; the rest follows.", file.attachment(), e);
                bringers.schedule(() -> asking.bringsAgain(file.id()), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Nobody can tell this side that the other node is back, so it looks often, unless it was asked to wait. */
    private void failed(Connection connection, Asking asking, NotTaken why) {
        Duration wait = peers.failed(connection, Objects.requireNonNull(connection.remoteAddress()), why);
        boolean asIs = why.comeBackIn().isPresent() || wait.compareTo(PAUSE) < 0;
        asking.failed(clock.instant().plus(asIs ? wait : PAUSE));
    }

    @PreDestroy
    void stop() {
        seen(List.of());
        workers.shutdownNow();
        bringers.shutdownNow();
    }

    private static ScheduledExecutorService threads(String name, int number) {
        return Executors.newScheduledThreadPool(number, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
