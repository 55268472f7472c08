package dev.syncline.torture;

/** Hands out operations so that the kills are spread among them: no part begins before its kill happened. */
public final class Pace {

    private final int operations;
    private final int kills;
    private int begun;
    private int killed;
    private boolean stopped;

    public Pace(int operations, int kills) {
        this.operations = operations;
        this.kills = kills;
    }

    /** The number of the next operation, from 1 on; 0 when there are no more. */
    public synchronized int next() {
        await(() -> begun < allowed() || begun >= operations || stopped);
        return begun >= operations || stopped ? 0 : ++begun;
    }

    /** Waits until it is time for the next kill; false when there are no more. */
    public synchronized boolean awaitKill() {
        await(() -> killed >= kills || begun >= allowed() || stopped);
        return killed < kills && !stopped;
    }

    public synchronized void killed() {
        killed++;
        notifyAll();
    }

    /** Ends the run early. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private int allowed() {
        return (int) ((long) operations * (killed + 1) / (kills + 1));
    }

    private void await(java.util.function.BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
            notifyAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        }
    }
}
