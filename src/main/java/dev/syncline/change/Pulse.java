package dev.syncline.change;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts the items this process looked at for long operations, which go on as soon as enough of theirs were. */
@Component
class Pulse {

    private long looked;
    private boolean over;

    /** Only what is committed frees room for more. */
    @TransactionalEventListener(fallbackExecution = true)
    void looked(ItemLooked item) {
        switch (item.change().cause()) {
            case EXALATED, UNEXALATED, RERUN -> another();
            case CHANGED, DELETED, SYNC_BACK, DECIDED, DECIDED_IN_PART, RESENT -> {}
        }
    }

    private synchronized void another() {
        looked++;
        notifyAll();
    }

    /** Before the scheduler waits for what still runs. */
    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        over = true;
        notifyAll();
    }

    synchronized long count() {
        return looked;
    }

    synchronized boolean isOver() {
        return over;
    }

    /**
     * Waits until so many more items were looked at, but not for ever: other processes look at items, too.
     *
     * @param since what {@link #count} said before
     * @return whether so many were
     */
    synchronized boolean await(long since, int more, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos();
                looked < since + more && !over && left > 0;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return looked >= since + more;
    }
}
