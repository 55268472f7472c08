package dev.syncline.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts and stops what works the queue: claims, reading, workers, marking. */
@Component
class QueueEngine implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QueueEngine.class);

    /** For work under way when the node is shut down; the deadlines of all that is closed stay below 30 s together. */
    static final Duration GRACE = Duration.ofSeconds(12);

    /** The same for work that was interrupted. */
    static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final Board board;
    private final WorkRows rows;
    private final DoneCounts counts;
    private final Notices notices;
    private final Gates gates;
    private final ObjectProvider<Handler> handlers;
    private final QueueSettings settings;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private @Nullable Running running;

    QueueEngine(
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Board board,
            WorkRows rows,
            DoneCounts counts,
            Notices notices,
            Gates gates,
            ObjectProvider<Handler> handlers,
            QueueSettings settings,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.board = board;
        this.rows = rows;
        this.counts = counts;
        this.notices = notices;
        this.gates = gates;
        this.handlers = handlers;
        this.settings = settings;
        this.clock = clock;
    }

    /** The parts that must be stopped. */
    private record Running(ShardClaims claims, Presence presence, Loader loader) {}

    @Override
    public synchronized void start() {
        boolean postgres = isPostgres();
        board.reopen();
        ShardClaims claims = new ShardClaims(dataSource, jdbc, postgres, board, clock);
        Presence presence = new Presence(jdbc, board.readings(), claims);
        Loader loader = new Loader(board, rows, gates, notices, presence);
        DoneMarker marker = new DoneMarker(board, rows, counts, new TransactionTemplate(transactions));
        Map<String, Handler> byKind = handlers.stream().collect(Collectors.toMap(Handler::kind, Function.identity()));
        Workers work = new Workers(board, rows, marker, gates, byKind, clock);
        presence.arrive(!postgres);
        begin("queue-done", marker);
        begin("queue-loader", loader);
        for (int worker = 1; worker <= settings.workers(); worker++) {
            workers.add(begin("queue-" + worker, work));
        }
        claims.start();
        running = new Running(claims, presence, loader);
    }

    private Thread begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** Stops handing out, waits for what is being done, gives the shards back. */
    @Override
    public void stop() {
        stop(GRACE);
    }

    /** The same with another grace; what hangs beyond it is interrupted. */
    synchronized void stop(Duration grace) {
        Running parts = running;
        if (parts == null) {
            return;
        }
        running = null;
        try {
            board.close();
            land(grace);
            parts.loader().stop();
            parts.claims().stop();
            parts.presence().leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The queue could not say good-bye; another process takes over in a few seconds.", e);
        }
        threads.forEach(Thread::interrupt);
        threads.clear();
        workers.clear();
    }

    private void land(Duration grace) throws InterruptedException {
        if (board.flights().awaitLanding(lane -> true, grace.toNanos())) {
            return;
        }
        workers.forEach(Thread::interrupt);
        if (!board.flights().awaitLanding(lane -> true, LAST_WORDS.toNanos())) {
            LOG.warn("Work did not end within {} s of the shutdown; it will be repeated.", grace.toSeconds());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** Before the web server: what comes in finds the queue at work; stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private boolean isPostgres() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is.", e);
        }
    }
}
