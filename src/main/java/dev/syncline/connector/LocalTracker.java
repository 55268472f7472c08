package dev.syncline.connector;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one tracker this node speaks for. */
@Component
public class LocalTracker {

    private final TrackerKind kind;
    private final Connector connector;

    LocalTracker(List<TrackerKind> kinds, @Value("${syncline.tracker.kind:desk}") String name) {
        this.kind = kinds.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "syncline.tracker.kind is '%s', but this node only knows %s. Set it to one of these."
                                .formatted(
                                        name,
                                        kinds.stream().map(TrackerKind::name).toList())));
        this.connector = kind.open(new TrackerSettings(Map.of()));
    }

    public TrackerKind kind() {
        return kind;
    }

    public Connector connector() {
        return connector;
    }
}
