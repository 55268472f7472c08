package dev.syncline.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which shards this process works: a db-scheduler execution for each slice of eight runs as long as they are held.
 *
 * <p>A process looks for free slices only while it holds no more than the poorest other, and gives one up when it
 * holds two more. Heartbeats and dead processes are db-scheduler's business.
 */
final class ShardClaims {

    /** How many slices the shards are cut into; so many processes can share the work. */
    static final int SLICES = 8;

    private static final Duration HEARTBEAT = Duration.ofMillis(1500);
    private static final double TOO_STALE = 0.7;

    /** Nothing holds the slices any more when they are given back; db-scheduler waits twice as long at most. */
    static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Board board;
    private final JdbcClient jdbc;
    private final boolean embedded;
    private final Scheduler scheduler;
    private final CustomTask<Void> task;
    private final Clock clock;
    private final Set<Integer> held = new HashSet<>();
    private int surplus;
    private boolean stopping;

    ShardClaims(DataSource dataSource, JdbcClient jdbc, boolean postgres, Board board, Clock clock) {
        this.board = board;
        this.jdbc = jdbc;
        this.embedded = !postgres;
        this.clock = clock;
        this.task =
                Tasks.custom("queue.shards", Void.class).onDeadExecutionRevive().execute(this::hold);
        SchedulerBuilder builder = Scheduler.create(dataSource, task)
                .tableName("queue_claim")
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(SLICES)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .pollingInterval(Duration.ofMillis(500))
                .shutdownMaxWait(FAREWELL);
        this.scheduler = (postgres
                        ? builder.pollUsingLockAndFetch(0.5, 1.0)
                        : builder.pollUsingFetchAndLockOnExecute(0, 1.0))
                .build();
    }

    void start() {
        if (embedded) {
            // Only one process can open the embedded database: whoever held slices is gone.
            jdbc.sql("delete from queue_claim").update();
        }
        for (int slice = 0; slice < SLICES; slice++) {
            scheduler.scheduleIfNotExists(task.instance(String.valueOf(slice)), clock.instant());
        }
        scheduler.start();
    }

    /** Gives every slice back; what was handed out has landed before. */
    void stop() {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        scheduler.pause();
        scheduler.stop();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    synchronized int held() {
        return held.size();
    }

    /** Adjusts to how much the poorest of the others holds. */
    synchronized void share(OptionalInt least) {
        if (least.isEmpty() || held.size() <= least.getAsInt()) {
            scheduler.resume();
        } else {
            scheduler.pause();
        }
        if (least.isPresent() && held.size() >= least.getAsInt() + 2) {
            surplus = 1;
            notifyAll();
        }
    }

    private CompletionHandler<Void> hold(TaskInstance<Void> instance, ExecutionContext context) {
        int slice = Integer.parseInt(instance.getId());
        Set<Integer> shards = shards(slice);
        try {
            // Where it was lost and comes back, work of before may still be under way: no lane runs twice.
            if (landed(shards)) {
                work(slice, shards, context);
            }
        } catch (InterruptedException e) {
            board.release(shards);
        } finally {
            synchronized (this) {
                held.remove(slice);
            }
        }
        return (complete, operations) -> operations.reschedule(complete, clock.instant());
    }

    private void work(int slice, Set<Integer> shards, ExecutionContext context) throws InterruptedException {
        synchronized (this) {
            held.add(slice);
        }
        board.readings().hold(shards);
        boolean given = keep(context);
        board.release(shards);
        if (given && !isStopping()) {
            landed(shards);
        }
    }

    private boolean landed(Set<Integer> shards) throws InterruptedException {
        return board.flights().awaitLanding(lane -> shards.contains(lane.shard), TimeUnit.SECONDS.toNanos(30));
    }

    /** Returns when the slice should go: true given up, false lost because the heartbeat cannot get through. */
    private synchronized boolean keep(ExecutionContext context) throws InterruptedException {
        while (!stopping) {
            if (surplus > 0) {
                surplus--;
                return true;
            }
            if (context.getCurrentlyExecuting().getHeartbeatState().getFractionDead() > TOO_STALE) {
                return false;
            }
            wait(1000);
        }
        return true;
    }

    private static Set<Integer> shards(int slice) {
        return IntStream.range(0, Lane.SHARDS)
                .filter(shard -> shard % SLICES == slice)
                .boxed()
                .collect(Collectors.toSet());
    }
}
