package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.text.Notation;
import dev.syncline.text.Texts;
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
     * The message with its texts as our tracker writes them; fields we do not have stay as they came.
     *
     * @param told what the other side was told last; a text that is but that in its notation comes back as we wrote it,
     *     with what its notation has no room for
     */
    static SyncMessage of(SyncMessage message, Connector connector, String entityType, @Nullable Replica told) {
        if (message.notations().isEmpty()) {
            return message;
        }
        EntityDescription description = connector.describe(entityType);
        Map<String, @Nullable Object> hub =
                new LinkedHashMap<>(message.replica().hub());
        message.notations().forEach((name, sent) -> {
            Optional<Notation> from = known(sent);
            Optional<Notation> to = description.field(name).flatMap(EntityDescription.Field::notation);
            if (from.isPresent() && to.isPresent()) {
                Object ours = told == null ? null : told.hub().get(name);
                hub.computeIfPresent(
                        name,
                        (field, value) -> ours instanceof String text && isOurs(text, value, from.get(), to.get())
                                ? text
                                : turned(value, from.get(), to.get()));
            }
        });
        return new SyncMessage(
                message.from(),
                new Replica(hub),
                message.knowledge(),
                message.notations(),
                message.yours(),
                message.trail());
    }

    private static boolean isOurs(String ours, Object value, Notation theirs, Notation own) {
        return value instanceof String back
                && theirs != own
                && words(Texts.convert(ours, own, theirs)).equals(words(back));
    }

    /** Trackers tidy the ends of lines. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Object turned(Object value, Notation from, Notation to) {
        if (value instanceof String text) {
            return Texts.convert(text, from, to);
        }
        return value instanceof List<?> comments
                ? comments.stream().map(each -> comment(each, from, to)).toList()
                : value;
    }

    private static Object comment(Object comment, Notation from, Notation to) {
        if (!(comment instanceof Map<?, ?> parts) || !(parts.get("body") instanceof String body)) {
            return comment;
        }
        Map<Object, @Nullable Object> turned = new LinkedHashMap<>(parts);
        turned.put("body", Texts.convert(body, from, to));
        return turned;
    }

    /** A newer node may know notations that we do not. */
    private static Optional<Notation> known(String name) {
        return Stream.of(Notation.values())
                .filter(notation -> notation.name().equals(name))
                .findFirst();
    }
}
