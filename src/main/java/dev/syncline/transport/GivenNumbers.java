package dev.syncline.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The numbers of one connection that this process gave to transactions, so that none is given to two.
 *
 * <p>The counter in the database is not enough: H2 (2.3.232, 2.4.240) may set a contended row back when a transaction that
 * held it rolls back, whichever way it is counted. H2 is used by one process, so its memory can tell.
 */
final class GivenNumbers {

    /** Much longer than the moment between a commit and its notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Long, Object> open = new HashMap<>();
    private long upto;

    /** Knows at first only what is still waiting to be sent. */
    GivenNumbers(long upto) {
        this.upto = upto;
    }

    /** The number itself, or the next that no committed transaction and none that still runs was given. */
    long atLeast(long counted) {
        Object transaction = Giving.current(this);
        lock.lock();
        try {
            long number = Math.max(counted, upto + 1);
            for (Object other = open.get(number); other != null; other = open.get(number)) {
                if (other != transaction) {
                    awaitEnd();
                }
                number = Math.max(other == transaction ? number + 1 : number, upto + 1);
            }
            open.put(number, transaction);
            return number;
        } finally {
            lock.unlock();
        }
    }

    /** It has let go of the counter already; only its thread has not come to say how it ended. */
    private void awaitEnd() {
        try {
            if (ended.awaitNanos(PATIENCE.toNanos()) <= 0) {
                throw new CannotAcquireLockException(
                        "Another transaction does not end that was given the same number.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("This node is being shut down.", e);
        }
    }

    private void ended(Object transaction, boolean committed) {
        lock.lock();
        try {
            if (committed) {
                open.forEach((number, owner) -> upto = owner == transaction ? Math.max(upto, number) : upto);
            }
            open.values().removeIf(owner -> owner == transaction);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The running transaction; where its end is unknown the database alone says what was given. */
    private record Giving(GivenNumbers numbers, Object transaction) implements TransactionSynchronization {

        static Object current(GivenNumbers numbers) {
            for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
                if (each instanceof Giving giving && giving.numbers == numbers) {
                    return giving.transaction;
                }
            }
            Giving giving = new Giving(numbers, new Object());
            TransactionSynchronizationManager.registerSynchronization(giving);
            return giving.transaction;
        }

        @Override
        public void afterCompletion(int status) {
            numbers.ended(transaction, status == STATUS_COMMITTED);
        }
    }
}
