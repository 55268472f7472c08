package dev.syncline.queue;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/** The lanes of one connection that can go on, and those that wait for a time. Only {@link Board} touches it. */
final class Turns {

    final ArrayDeque<LaneQueue> ready = new ArrayDeque<>();
    final Set<LaneQueue> waiting = new LinkedHashSet<>();

    /** How much of the connection is being worked on. */
    int running;

    /** It stands in line with the other connections. */
    boolean inLine;
}
