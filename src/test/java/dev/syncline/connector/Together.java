package dev.syncline.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the same work on several threads that start at once. */
public final class Together {

    private Together() {}

    /** Returns when all are done; fails when one failed. */
    public static void run(int threads, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                int mine = number;
                running.add(pool.submit(() -> {
                    start.await();
                    work.accept(mine);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("One of them failed: " + e.getMessage(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
