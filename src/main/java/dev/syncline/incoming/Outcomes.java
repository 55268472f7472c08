package dev.syncline.incoming;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChange.Kind;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.WorkLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the writes of one run changed on the local item. */
final class Outcomes {

    private static final String WORK_LOGS = "workLogs";

    private final @Nullable Item before;
    private final List<FieldChange> changes = new ArrayList<>();

    private Outcomes(@Nullable Item before) {
        this.before = before;
    }

    /**
     * What writes changed, each field once.
     *
     * @param given what the rule worked on
     * @param before the item before the writes; another than the rule was given when the rule chose it
     */
    static List<FieldChange> of(Given given, @Nullable Item before, Collection<Intent> writes) {
        Outcomes outcomes = new Outcomes(before);
        if (given.local() == null && before != null) {
            outcomes.add(
                    before.ref().entityType(),
                    Kind.ATTACHED,
                    null,
                    null,
                    before.ref().key());
        }
        writes.forEach(outcomes::add);
        return outcomes.fieldsOnce();
    }

    /** What some of the writes changed, on an item that was there or is made by them. */
    static List<FieldChange> of(@Nullable Item before, Collection<Intent> writes) {
        Outcomes outcomes = new Outcomes(before);
        writes.forEach(outcomes::add);
        return outcomes.fieldsOnce();
    }

    private void add(Intent write) {
        if (write.is(Intent.CREATE)) {
            add(write.text("entityType"), Kind.CREATED, null, null, null);
            changes.addAll(FieldChanges.assigned(Map.of(), fields(write)));
        } else if (write.is(Intent.FIELDS)) {
            FieldChanges.assigned(before == null ? Map.of() : before.fields(), fields(write))
                    .forEach(change -> changes.add(overruled(write, change)));
        } else if (write.is(Intent.COMMENT_CHANGE)) {
            String id = write.text("id");
            add("comments", Kind.CHANGED, id, body(id), comment(write));
        } else if (write.is(Intent.COMMENT_REMOVE)) {
            add("comments", Kind.REMOVED, write.text("id"), body(write.text("id")), null);
        } else if (write.is(Intent.COMMENT)) {
            add("comments", Kind.ADDED, part(write), null, comment(write));
        } else if (write.is(Intent.WORK_LOG_CHANGE)) {
            add(WORK_LOGS, Kind.CHANGED, write.text("id"), work(write.text("id")), said(write));
        } else if (write.is(Intent.WORK_LOG_REMOVE)) {
            add(WORK_LOGS, Kind.REMOVED, write.text("id"), work(write.text("id")), null);
        } else if (write.is(Intent.WORK_LOG)) {
            add(WORK_LOGS, Kind.ADDED, part(write), null, said(write));
        } else if (write.is(Intent.FILE_REMOVE)) {
            add("attachments", Kind.REMOVED, write.text("id"), filename(write.text("id")), null);
        } else {
            add("attachments", Kind.ADDED, part(write), null, write.text("filename"));
        }
    }

    /** What a person had changed here says so, also after the item was read again. */
    private static FieldChange overruled(Intent write, FieldChange change) {
        return write.payload().get("lost") instanceof Map<?, ?> lost && lost.containsKey(change.field())
                ? new FieldChange(change.field(), Kind.OVERRULED, null, lost.get(change.field()), change.after())
                : change;
    }

    private void add(String field, Kind kind, @Nullable String part, @Nullable Object old, @Nullable Object now) {
        changes.add(new FieldChange(field, kind, part, old, now));
    }

    /** A field written twice, as store() does, ends as it was written last. */
    private List<FieldChange> fieldsOnce() {
        Map<Object, FieldChange> once = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            boolean field = change.kind() == Kind.SET || change.kind() == Kind.OVERRULED;
            once.merge(field ? change.field() : change, change, Outcomes::joined);
        }
        return List.copyOf(once.values());
    }

    private static FieldChange joined(FieldChange earlier, FieldChange later) {
        Kind kind = earlier.kind() == Kind.OVERRULED ? Kind.OVERRULED : later.kind();
        return new FieldChange(later.field(), kind, later.part(), earlier.before(), later.after());
    }

    private @Nullable String body(String id) {
        return before == null
                ? null
                : find(
                        before.comments(),
                        id,
                        Comment::id,
                        comment -> FieldChange.comment(comment.body(), comment.internal(), null));
    }

    private static String comment(Intent write) {
        return FieldChange.comment(
                write.text("body"), Boolean.TRUE.equals(write.payload().get("internal")), write.text("executor"));
    }

    private @Nullable String filename(String id) {
        return before == null ? null : find(before.attachments(), id, Attachment::id, Attachment::filename);
    }

    private @Nullable String work(String id) {
        return before == null
                ? null
                : find(before.workLogs(), id, WorkLog::id, log -> said(log.seconds(), log.comment()));
    }

    private static String said(Intent write) {
        return said(write.payload().get("seconds"), write.text("comment"));
    }

    private static String said(@Nullable Object seconds, String comment) {
        return seconds + " s: " + comment;
    }

    private static <T> @Nullable String find(
            List<T> parts, String id, Function<T, String> name, Function<T, String> text) {
        return parts.stream()
                .filter(part -> Objects.equals(name.apply(part), id))
                .findFirst()
                .map(text)
                .orElse(null);
    }

    private static @Nullable String part(Intent write) {
        String remote = write.text("remoteId");
        return remote.isEmpty() ? null : remote;
    }

    private static Map<String, @Nullable Object> fields(Intent write) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (write.payload().get("fields") instanceof Map<?, ?> written) {
            written.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return fields;
    }
}
