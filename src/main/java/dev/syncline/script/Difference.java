package dev.syncline.script;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule assigned, and nothing else.
 *
 * @param entityType what to create on first sync, where the rule said so
 * @param fields hub field names to new values, null clearing the field; values as in {@link dev.syncline.item.Item}
 */
public record Difference(
        @Nullable String entityType,
        Map<String, @Nullable Object> fields,
        List<CommentChange> comments,
        List<AttachmentChange> attachments,
        List<WorkLogChange> workLogs) {

    public Difference {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
        workLogs = List.copyOf(workLogs);
    }

    /** A difference without work logs. */
    public Difference(
            @Nullable String entityType,
            Map<String, @Nullable Object> fields,
            List<CommentChange> comments,
            List<AttachmentChange> attachments) {
        this(entityType, fields, comments, attachments, List.of());
    }

    public boolean isEmpty() {
        return fields.isEmpty() && comments.isEmpty() && attachments.isEmpty() && workLogs.isEmpty();
    }

    /** One change to the comments of an item. */
    public sealed interface CommentChange {

        /** A new comment; {@code remoteId} names the remote comment it stands for, where there is one. */
        record Added(
                @Nullable String remoteId,
                String body,
                boolean internal,
                @Nullable String executor) implements CommentChange {}

        /** New words in a comment that is there. */
        record Changed(
                String id,
                String body,
                boolean internal,
                @Nullable String executor) implements CommentChange {}

        /** A comment to be removed. */
        record Removed(String id) implements CommentChange {}
    }

    /** One change to the files of an item. */
    public sealed interface AttachmentChange {

        /** A remote file to be fetched and stored. */
        record Added(
                String remoteId,
                String filename,
                String mimetype,
                long size,
                @Nullable String sha256) implements AttachmentChange {}

        /** A file to be removed. */
        record Removed(String id) implements AttachmentChange {}
    }

    /** One change to the work logs of an item. */
    public sealed interface WorkLogChange {

        /** New work; {@code remoteId} names the remote work log it stands for, where there is one. */
        record Added(@Nullable String remoteId, Work work) implements WorkLogChange {}

        /** Other particulars of a work log that is there. */
        record Changed(String id, Work work) implements WorkLogChange {}

        /** A work log to be removed. */
        record Removed(String id) implements WorkLogChange {}
    }

    /**
     * Particulars of a work log.
     *
     * @param author key of the person who worked; null for the acting user
     */
    public record Work(
            String comment,
            long seconds,
            @Nullable Instant started,
            boolean internal,
            @Nullable String author) {}
}
