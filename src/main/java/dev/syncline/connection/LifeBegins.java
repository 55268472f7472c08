package dev.syncline.connection;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Names the lives of this node anew before the process does any work. */
@Component
class LifeBegins implements SmartLifecycle {

    /** The queue's is 0. */
    private static final int BEFORE_THE_QUEUE = -20;

    private final Lives lives;
    private volatile boolean running;

    LifeBegins(Lives lives) {
        this.lives = lives;
    }

    @Override
    public void start() {
        lives.beginAll();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_QUEUE;
    }
}
