package dev.syncline.torture;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Decides which calls between the nodes meet which fault; at first none does. */
final class Weather {

    private static final Fault[] BAD = Fault.values();

    private final Random random;
    private final int percent;
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private boolean bad;

    Weather(long seed, int percent) {
        this.random = new Random(seed);
        this.percent = percent;
    }

    synchronized Fault next() {
        Fault fault = !bad || random.nextInt(100) >= percent ? Fault.NONE : BAD[1 + random.nextInt(BAD.length - 1)];
        met.merge(fault, 1, Integer::sum);
        return fault;
    }

    /** Milliseconds up to a bound. */
    synchronized int millis(int bound) {
        return random.nextInt(bound);
    }

    /** From now on calls meet faults. */
    synchronized void worsen() {
        bad = true;
    }

    /** From now on calls go through. */
    synchronized void heal() {
        bad = false;
    }

    /** How many calls met what. */
    synchronized Map<Fault, Integer> met() {
        return Map.copyOf(met);
    }
}
