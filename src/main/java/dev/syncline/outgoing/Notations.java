package dev.syncline.outgoing;

import dev.syncline.connector.EntityDescription;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the texts that left as the tracker keeps them are written down, for the other side to turn them into its own
 * notation. What a rule made of them itself is nobody's to turn.
 */
final class Notations {

    private static final String COMMENTS = "comments";

    private Notations() {}

    /** Field name to the name of a notation. */
    static Map<String, String> of(EntityDescription description, Item item, Replica replica) {
        Map<String, String> notations = new TreeMap<>();
        for (EntityDescription.Field field : description.fields()) {
            Object sent = replica.hub().get(field.name());
            boolean same = field.name().equals(COMMENTS)
                    ? areOf(item.comments(), sent)
                    : sent instanceof String
                            && Objects.equals(sent, item.fields().get(field.name()));
            if (same) {
                field.notation().ifPresent(notation -> notations.put(field.name(), notation.name()));
            }
        }
        replica.hub().forEach((name, sent) -> {
            if (sent instanceof String text && !text.isBlank() && !notations.containsKey(name)) {
                description.markedAs(text, item.fields()).ifPresent(notation -> notations.put(name, notation.name()));
            }
        });
        return notations;
    }

    /** Whether every comment that is sent says what the tracker's of that id says. */
    private static boolean areOf(List<Comment> comments, @Nullable Object sent) {
        if (!(sent instanceof List<?> list) || list.isEmpty()) {
            return false;
        }
        Map<String, String> bodies = comments.stream()
                .collect(Collectors.toMap(Comment::id, Comment::body, (one, other) -> one, LinkedHashMap::new));
        return list.stream()
                .allMatch(each -> each instanceof Map<?, ?> comment
                        && comment.get("body") != null
                        && comment.get("body").equals(bodies.get(String.valueOf(comment.get("id")))));
    }
}
