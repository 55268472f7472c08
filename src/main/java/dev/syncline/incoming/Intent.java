package dev.syncline.incoming;

import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write to the tracker, said before it is made.
 *
 * @param operation what is written, the same name in every attempt: {@code create}, {@code fields:1},
 *     {@code comment:<remote id>}, {@code file:<remote id>}, ...
 * @param payload what to look for when nobody knows whether the write happened
 * @param done whether it is known to have happened
 * @param result the parts of the item that the tracker returned; null while not done, or when something was removed
 */
record Intent(
        String operation,
        Map<String, @Nullable Object> payload,
        boolean done,
        @Nullable Item result) {

    static final String CREATE = "create";
    static final String FIELDS = "fields:";
    static final String COMMENT = "comment:";
    static final String COMMENT_CHANGE = "comment.change:";
    static final String COMMENT_REMOVE = "comment.remove:";
    static final String WORK_LOG = "worklog:";
    static final String WORK_LOG_CHANGE = "worklog.change:";
    static final String WORK_LOG_REMOVE = "worklog.remove:";
    static final String FILE = "file:";
    static final String FILE_REMOVE = "file.remove:";
    /** In a payload: how many writes together make the copy of one remote part. */
    static final String PIECES = "pieces";

    Intent done(@Nullable Item outcome) {
        return new Intent(operation, payload, true, outcome);
    }

    boolean is(String kind) {
        return operation.startsWith(kind);
    }

    /** A text of the payload; empty when it has none. */
    String text(String name) {
        return payload.get(name) instanceof String text ? text : "";
    }

    /** How many writes together make what this one is a piece of; 1 for most. */
    int pieces() {
        return payload.get(PIECES) instanceof Number number ? Math.max(1, number.intValue()) : 1;
    }

    String payloadJson() {
        return new Replica(payload).toJson();
    }
}
