package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Shown;
import dev.syncline.item.SyncMessage;
import dev.syncline.text.Images;
import dev.syncline.text.Notation;
import dev.syncline.text.Texts;
import dev.syncline.twin.TwinMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the texts of what arrived into the notation of our field of the same name, before any rule sees them. */
final class LocalNotation {

    private LocalNotation() {}

    /**
     * The message with its texts as our tracker writes them; fields we do not have stay as they came. What our rule sent
     * of a field with another name comes in that field's notation.
     *
     * @param memory what the other side was told last; a text that is but that in its notation comes back as we wrote
     *     it, with what its notation has no room for
     */
    static SyncMessage of(SyncMessage message, Connector connector, String entityType, TwinMemory memory) {
        if (message.notations().isEmpty()) {
            return message;
        }
        EntityDescription description = connector.describe(entityType);
        Replica told = memory.sent();
        Map<String, @Nullable Object> hub =
                new LinkedHashMap<>(message.replica().hub());
        message.notations().forEach((name, sent) -> {
            Optional<Notation> from = known(sent);
            Object ours = told == null ? null : told.hub().get(name);
            Optional<Notation> to = own(description, name, ours, memory.known());
            if (from.isPresent() && to.isPresent()) {
                Turn turn = new Turn(from.get(), to.get(), message.replica());
                hub.computeIfPresent(
                        name,
                        (field, value) -> ours instanceof String text && turn.isBack(text, value, told)
                                ? text
                                : turn.turned(value));
            }
        });
        return new SyncMessage(
                message.from(),
                new Replica(hub),
                message.knowledge(),
                message.notations(),
                message.yours(),
                message.trail(),
                message.recall());
    }

    private static Optional<Notation> own(
            EntityDescription description, String name, @Nullable Object ours, @Nullable Item known) {
        Optional<Notation> named = description.field(name).flatMap(EntityDescription.Field::notation);
        return known == null
                        || !(ours instanceof String text)
                        || text.isBlank()
                        || text.equals(known.fields().get(name))
                ? named
                : description.markedAs(text, known.fields()).or(() -> named);
    }

    /** Trackers tidy the ends of lines. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Texts of one field of what arrived, on their way from the notation of the other side into ours. */
    private record Turn(Notation theirs, Notation own, Replica arrived) {

        boolean isBack(String ours, Object value, @Nullable Replica told) {
            boolean differs = theirs != own || !Images.sources(ours, own).isEmpty();
            return differs
                    && told != null
                    && value instanceof String back
                    && words(Texts.arrived(ours, own, theirs, source -> Shown.filename(told, source)))
                            .equals(words(back));
        }

        Object turned(Object value) {
            if (value instanceof String text) {
                return turned(text);
            }
            return value instanceof List<?> comments
                    ? comments.stream().map(this::comment).toList()
                    : value;
        }

        private String turned(String text) {
            return Texts.arrived(text, theirs, own, source -> Shown.filename(arrived, source));
        }

        private Object comment(Object comment) {
            if (!(comment instanceof Map<?, ?> parts) || !(parts.get("body") instanceof String body)) {
                return comment;
            }
            Map<Object, @Nullable Object> turned = new LinkedHashMap<>(parts);
            turned.put("body", turned(body));
            return turned;
        }
    }

    /** A newer node may know notations that we do not. */
    private static Optional<Notation> known(String name) {
        return Stream.of(Notation.values())
                .filter(notation -> notation.name().equals(name))
                .findFirst();
    }
}
