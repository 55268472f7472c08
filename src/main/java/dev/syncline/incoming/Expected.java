package dev.syncline.incoming;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.Trace;
import dev.syncline.item.WorkLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an item looks like when nobody but us touched it. */
final class Expected {

    private Expected() {}

    /** The item as it was known, with what the tracker returned for each of our writes. */
    static @Nullable Item after(@Nullable Item known, Collection<Intent> writes) {
        Item item = known;
        for (Intent write : writes) {
            if (write.is(Intent.CREATE)) {
                item = write.result();
            } else if (item != null) {
                item = with(item, write);
            }
        }
        return item;
    }

    /** The same without copies that are not complete: whoever knows these would not make the missing pieces. */
    static List<Trace> completeTraces(Collection<Intent> writes) {
        return traces(writes.stream().filter(write -> isComplete(write, writes)).toList());
    }

    private static boolean isComplete(Intent write, Collection<Intent> writes) {
        long made = writes.stream()
                .filter(each -> each.is(Intent.COMMENT) && each.pieces() == write.pieces())
                .filter(each -> each.text("remoteId").equals(write.text("remoteId")))
                .count();
        return write.pieces() == 1 || made >= write.pieces();
    }

    /** The traces of every comment and file that was written for a remote one. */
    static List<Trace> traces(Collection<Intent> writes) {
        List<Trace> traces = new ArrayList<>();
        for (Intent write : writes) {
            Item result = write.result();
            String remoteId = write.text("remoteId");
            if (result == null || remoteId.isEmpty()) {
                continue;
            }
            result.comments().forEach(each -> traces.add(Trace.ofTheirs(Trace.Type.COMMENT, each.id(), remoteId)));
            result.attachments()
                    .forEach(each -> traces.add(Trace.ofTheirs(Trace.Type.ATTACHMENT, each.id(), remoteId)));
            result.workLogs().forEach(each -> traces.add(Trace.ofTheirs(Trace.Type.WORK_LOG, each.id(), remoteId)));
        }
        return traces;
    }

    private static Item with(Item item, Intent write) {
        List<Comment> comments = item.comments();
        List<Attachment> files = item.attachments();
        List<WorkLog> workLogs = item.workLogs();
        Item result = write.result();
        if (write.is(Intent.COMMENT_REMOVE)) {
            comments = without(comments, write.text("id"), Comment::id);
        } else if (write.is(Intent.FILE_REMOVE)) {
            files = without(files, write.text("id"), Attachment::id);
        } else if (write.is(Intent.WORK_LOG_REMOVE)) {
            workLogs = without(workLogs, write.text("id"), WorkLog::id);
        } else if (result != null) {
            workLogs = put(workLogs, result.workLogs(), WorkLog::id);
            comments = put(comments, result.comments(), Comment::id);
            files = put(files, result.attachments(), Attachment::id);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(item.fields());
        fields.putAll(result == null ? Map.of() : result.fields());
        String revision = result == null ? item.revision() : result.revision();
        return new Item(item.ref(), revision, fields, comments, files, workLogs);
    }

    private static <T> List<T> put(List<T> parts, List<T> kept, Function<T, String> id) {
        List<T> all = new ArrayList<>(parts);
        for (T part : kept) {
            int place = all.stream().map(id).toList().indexOf(id.apply(part));
            if (place < 0) {
                all.add(part);
            } else {
                all.set(place, part);
            }
        }
        return all;
    }

    private static <T> List<T> without(List<T> parts, String gone, Function<T, String> id) {
        return parts.stream().filter(part -> !id.apply(part).equals(gone)).toList();
    }
}
