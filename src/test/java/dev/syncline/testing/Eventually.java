package dev.syncline.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that happens on another thread or in another process, up to a generous bound. */
public final class Eventually {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Eventually() {}

    /** Returns once the condition holds; fails with the sentence when it never does. */
    public static void holds(String sentence, BooleanSupplier condition) {
        holds(() -> sentence, condition);
    }

    /** Returns once the condition holds; fails with the sentence, asked for at the end, when it never does. */
    public static void holds(Supplier<String> sentence, BooleanSupplier condition) {
        holds(BOUND, sentence, condition);
    }

    /** The same for what takes long on a busy machine, such as starting a process. */
    public static void holds(Duration bound, Supplier<String> sentence, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("This never came true: " + sentence.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            NEVER.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting.", e);
        }
    }
}
