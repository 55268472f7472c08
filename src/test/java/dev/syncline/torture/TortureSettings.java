package dev.syncline.torture;

import java.time.Duration;
import java.util.List;

/**
 * What one run is made of. The same seed plans the same operations, faults and kills; what meets what is up to the
 * machine.
 *
 * @param operations how many changes people make, on both sides together
 * @param kills how often a node is killed, spread evenly among the operations
 * @param faults how many of 100 calls between the nodes meet a fault of the network
 * @param rules which rules the sides run
 * @param patience how long both sides may take to agree once everything is quiet
 * @param nodeArguments given to both nodes, such as the name of a planted bug
 */
record TortureSettings(
        long seed,
        int operations,
        int kills,
        int faults,
        SharedFields rules,
        Duration patience,
        List<String> nodeArguments) {

    /** Reads {@code torture.seed}, {@code torture.operations}, {@code torture.kills} and {@code torture.faults}. */
    static TortureSettings of(long seed, int operations, int kills) {
        return new TortureSettings(
                Long.getLong("torture.seed", seed),
                Integer.getInteger("torture.operations", operations),
                Integer.getInteger("torture.kills", kills),
                Integer.getInteger("torture.faults", 15),
                SharedFields.valueOf(System.getProperty("torture.rules", SharedFields.OF_THE_FIRST_SIDE.name())),
                Duration.ofSeconds(Integer.getInteger("torture.patience", 180)),
                List.of());
    }

    /** The same run with another patience. */
    TortureSettings within(Duration time) {
        return new TortureSettings(seed, operations, kills, faults, rules, time, nodeArguments);
    }

    /** The same run on nodes that are started differently. */
    TortureSettings with(String nodeArgument) {
        return new TortureSettings(seed, operations, kills, faults, rules, patience, List.of(nodeArgument));
    }
}
