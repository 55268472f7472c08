package dev.syncline.console.editor;

import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.script.TrackerFields;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The fields of this node's tracker, read at most once a minute: editors ask at every pause in somebody's typing. */
@Component
public class FieldsHere {

    private static final Duration GOOD = Duration.ofMinutes(1);

    private final ObjectProvider<LocalTracker> tracker;
    private final Clock clock;
    private volatile @Nullable Read last;

    FieldsHere(ObjectProvider<LocalTracker> tracker, Clock clock) {
        this.tracker = tracker;
        this.clock = clock;
    }

    /** What was read of which tracker. */
    private record Read(TrackerFields fields, Connector from, Instant until) {}

    /** Nothing while the tracker is away: then nothing is certain. */
    public TrackerFields read() {
        Connector connector = tracker.getObject().connector();
        Instant now = clock.instant();
        Read known = last;
        if (known != null && known.from() == connector && now.isBefore(known.until())) {
            return known.fields();
        }
        Read fresh = new Read(fields(connector), connector, now.plus(GOOD));
        last = fresh;
        return fresh.fields();
    }

    private static TrackerFields fields(Connector connector) {
        try {
            return new TrackerFields(connector.capabilities().entityTypes().stream()
                    .map(connector::describe)
                    .map(FieldsHere::type)
                    .toList());
        } catch (TrackerFailure away) {
            return TrackerFields.unknown();
        }
    }

    private static TrackerFields.Type type(EntityDescription described) {
        return new TrackerFields.Type(
                described.displayName(),
                described.fields().stream().map(FieldsHere::field).toList());
    }

    private static TrackerFields.Field field(EntityDescription.Field field) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (field.type() == FieldType.CHOICE) {
            field.choices().forEach(choice -> choices.put(choice, field.labels().getOrDefault(choice, choice)));
        }
        return new TrackerFields.Field(field.name(), field.writable(), choices);
    }
}
