package dev.syncline.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The life of this database: begun at first start, and anew when a copy or an older state of it is started. */
@Component
class Incarnation {

    private static final Logger LOG = LoggerFactory.getLogger(Incarnation.class);

    private final UUID id;
    private final Instant born;

    Incarnation(
            NodeRow row,
            Clock clock,
            NodeSettings settings,
            @Value("${syncline.data}") Path dataFolder,
            @Value("${syncline.outbound.allow-http:false}") boolean httpAllowed) {
        Marker marker = Marker.in(dataFolder);
        if (row.birth().isEmpty()) {
            row.add(begin(clock, marker), settings.name(), address(settings, httpAllowed));
        }
        NodeRow.Birth birth = row.birth().orElseThrow();
        boolean copied = !marker.knows(birth.marker());
        this.id = copied ? UUID.randomUUID() : birth.incarnation();
        if (copied) {
            LOG.warn(
                    "This database was copied or restored: {} does not belong to it. It goes on as a new incarnation, "
                            + "{}, so that partners take nothing it sends for something they already have.",
                    marker.file(),
                    id);
        }
        renew(row, marker, birth.marker());
        this.born = birth.born();
    }

    UUID id() {
        return id;
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
                .map(typed -> PublicAddress.parse(typed, httpAllowed));
    }

    private void renew(NodeRow row, Marker marker, String word) {
        String next = Marker.random();
        marker.keep(word, next);
        row.reincarnate(id, next);
        marker.keep(next);
    }
}
