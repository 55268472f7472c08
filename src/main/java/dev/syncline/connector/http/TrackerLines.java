package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Makes lines to trackers. */
@Component
public class TrackerLines {

    private final Outbound outbound;
    private final Clock clock;
    private final Pace pace;
    private final Map<String, Burst> bursts = new ConcurrentHashMap<>();

    @Autowired
    public TrackerLines(Outbound outbound, Clock clock) {
        this(outbound, clock, Pace.real());
    }

    public TrackerLines(Outbound outbound, Clock clock, Pace pace) {
        this.outbound = outbound;
        this.clock = clock;
        this.pace = pace;
    }

    /** A line to the tracker at this address; calls nobody yet. */
    public TrackerHttp to(URI base) {
        return new TrackerHttp(outbound, clock, this, base);
    }

    /** All lines to an address share it: a tracker counts the calls of a user, not those of one of our connectors. */
    Burst burst(URI base, int calls, Duration window) {
        return bursts.computeIfAbsent(base + " " + calls + " " + window, key -> new Burst(calls, window, pace));
    }

    /**
     * The address a person entered into a setting, in its one form.
     *
     * @throws TrackerFailure of kind VALIDATION that names the setting, when it may not be called
     */
    public URI address(String setting, String typed) {
        return judged(setting, () -> outbound.address(typed));
    }

    /**
     * The same for a protocol with a port of its own.
     *
     * @throws TrackerFailure of kind VALIDATION that names the setting, when it may not be called
     */
    public URI address(String setting, String typed, int own) {
        return judged(setting, () -> outbound.address(typed, own));
    }

    /**
     * Guarded connections to an address that was taken, for a protocol that brings its own client.
     *
     * @param silence after which a connection over which nothing comes is given up
     * @throws TrackerFailure of kind VALIDATION that names the setting, when it may not be called
     */
    public SocketFactory sockets(String setting, URI address, int own, Duration silence) {
        return judged(setting, () -> outbound.sockets(address, own, silence));
    }

    private static <T> T judged(String setting, Supplier<T> guarded) {
        try {
            return guarded.get();
        } catch (AddressRefused e) {
            throw TrackerFailure.ofField(setting, String.valueOf(e.getMessage()));
        }
    }

    public Clock clock() {
        return clock;
    }
}
