package dev.syncline.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The life of this database: begun at first start, and anew when a copy or an older state of it is started. */
@Component
class Incarnation {

    private static final Logger LOG = LoggerFactory.getLogger(Incarnation.class);

    private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

    private final NodeRow row;
    private final Marker marker;
    private final Instant born;
    private volatile Life life;
    private final boolean copied;

    Incarnation(
            NodeRow row,
            Clock clock,
            NodeSettings settings,
            @Value("${syncline.data}") Path dataFolder,
            @Value("${syncline.outbound.allow-http:false}") boolean httpAllowed) {
        this.row = row;
        this.marker = Marker.in(dataFolder);
        if (row.birth().isEmpty()) {
            row.add(begin(clock, marker), settings.name(), address(settings, httpAllowed));
        }
        Start start = row.alone(this::start);
        narrow();
        this.life = new Life(start.id(), System.nanoTime());
        this.copied = start.copied();
        this.born = row.birth().orElseThrow().born();
    }

    /** The life of the database as it was read a moment ago. */
    private record Life(UUID id, long read) {}

    /** How this process found the database. */
    private record Start(UUID id, boolean copied) {}

    /** Alone: other processes of this node look at the same row and the same file. */
    private Start start() {
        NodeRow.Birth birth = row.birth().orElseThrow();
        boolean strange = !marker.knows(birth.marker());
        UUID life = strange ? UUID.randomUUID() : birth.incarnation();
        if (strange) {
            LOG.warn(
                    "This database was copied or restored: {} does not belong to it. It goes on as a new incarnation, "
                            + "{}, so that partners take nothing it sends for something they already have.",
                    marker.file(),
                    life);
        }
        turn(life, birth.marker());
        return new Start(life, strange);
    }

    /** Changes the word: whoever starts from a copy made before this learns that it is one. */
    void renew() {
        row.alone(() -> {
            NodeRow.Birth birth = row.birth().orElseThrow();
            turn(birth.incarnation(), birth.marker());
            return birth;
        });
        narrow();
    }

    /** Whether this start found a copy or an older state of the database. */
    boolean copied() {
        return copied;
    }

    /** Another process of this node may have begun a new one. */
    UUID id() {
        Life known = life;
        if (System.nanoTime() - known.read() > MEMORY) {
            known = new Life(row.birth().orElseThrow().incarnation(), System.nanoTime());
            life = known;
        }
        return known.id();
    }

    /** Begins a new life while the node runs, in the caller's transaction. */
    void anew() {
        UUID fresh = UUID.randomUUID();
        row.alone(() -> {
            turn(fresh, row.birth().orElseThrow().marker());
            return fresh;
        });
        life = new Life(fresh, System.nanoTime());
    }

    Instant born() {
        return born;
    }

    private static NodeRow.Birth begin(Clock clock, Marker marker) {
        String word = Marker.random();
        marker.keep(word);
        return new NodeRow.Birth(UUID.randomUUID(), word, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Optional<URI> address(NodeSettings settings, boolean httpAllowed) {
        return Optional.ofNullable(settings.publicAddress())
                .filter(typed -> !typed.isBlank())
                .map(typed -> PublicAddress.ofSettings(typed, httpAllowed));
    }

    private void turn(UUID life, String word) {
        String next = Marker.random();
        marker.keep(word, next);
        row.reincarnate(life, next);
    }

    /** Forgets the word before, once the database has kept the new one. */
    private void narrow() {
        row.alone(() -> {
            NodeRow.Birth birth = row.birth().orElseThrow();
            marker.keep(birth.marker());
            return birth;
        });
    }
}
