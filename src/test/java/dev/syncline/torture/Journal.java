package dev.syncline.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Everything people did, as the desks accepted it; kept outside both nodes. */
public final class Journal implements AutoCloseable {

    private final Map<String, Story> stories = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final PrintWriter log;
    private final long begun = System.nanoTime();

    public Journal(Path file) {
        try {
            log = new PrintWriter(Files.newBufferedWriter(file), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ticket is about to be made. */
    public Story begin(String name, Place home) {
        Story story = new Story(name, home);
        stories.put(name, story);
        synchronized (order) {
            order.add(name);
        }
        return story;
    }

    public Optional<Story> find(String name) {
        return Optional.ofNullable(stories.get(name));
    }

    /** In the order in which they began. */
    public List<Story> stories() {
        synchronized (order) {
            return order.stream()
                    .map(name -> Objects.requireNonNull(stories.get(name)))
                    .toList();
        }
    }

    /** A desk accepted something. */
    public void accepted(Place place, String kind, String ticket, String what) {
        synchronized (accepted) {
            accepted.merge(kind, 1, Integer::sum);
        }
        note(place + " " + kind + " " + ticket + " " + what);
    }

    /** Anything else worth reading later. */
    public void note(String line) {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        log.println("%8.3f %s".formatted(millis / 1000.0, line));
    }

    public Map<String, Integer> accepted() {
        synchronized (accepted) {
            return new TreeMap<>(accepted);
        }
    }

    public int acceptedInAll() {
        return accepted().values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() {
        log.close();
    }
}
