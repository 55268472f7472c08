package dev.syncline.real;

import java.time.Duration;

/**
 * How much happens.
 *
 * @param operations what people do on both sides together
 * @param kills how often a node is killed
 * @param restores how often a node that was killed goes on from a backup of its database
 * @param restarts how often a server is restarted
 * @param patience how long both sides may take to agree once nobody works any more
 */
record StormSettings(long seed, int operations, int kills, int restores, int restarts, Duration patience) {

    /** From {@code real.seed}, {@code real.operations}, {@code real.kills}, {@code real.restarts}, {@code real.patience}. */
    static StormSettings ofProperties() {
        return new StormSettings(
                Long.getLong("real.seed", 20_261_128),
                Integer.getInteger("real.operations", 500),
                Integer.getInteger("real.kills", 10),
                0,
                Integer.getInteger("real.restarts", 5),
                Duration.ofSeconds(Integer.getInteger("real.patience", 600)));
    }

    int misfortunes() {
        return kills + restores + restarts;
    }
}
