package dev.syncline.testing;

import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A queue that remembers what committed transactions put into it, and runs nothing by itself. */
public final class FakeQueue {

    private final List<Work> committed = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private long number;

    /** The queue as others see it. */
    public Queue queue() {
        Queue queue = Mockito.mock(Queue.class);
        Mockito.when(queue.put(Mockito.any())).thenAnswer(call -> put(call.getArgument(0)));
        return queue;
    }

    /** Lets the next put fail. */
    public void fail(RuntimeException next) {
        failure = next;
    }

    /** What committed transactions put in, taken out. */
    public List<Work> take() {
        List<Work> taken = List.copyOf(committed);
        committed.clear();
        return taken;
    }

    private long put(NewWork work) {
        if (failure != null) {
            RuntimeException now = failure;
            failure = null;
            throw now;
        }
        long id = ++number;
        Work row = new Work(
                id,
                work.kind(),
                work.lane(),
                work.connection(),
                work.subject(),
                work.payload(),
                0,
                Instant.EPOCH,
                work.backFill());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(row);
            }
        });
        return id;
    }
}
