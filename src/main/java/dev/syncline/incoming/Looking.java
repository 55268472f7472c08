package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Trace;
import dev.syncline.item.WorkLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Looks whether a write happened whose answer nobody heard. */
final class Looking {

    /** Two people may well say less than that in the same characters. */
    private static final int TELLING = 8;

    private final Connector connector;
    private final String correlationKey;
    private final Set<String> claimed;
    private final boolean anybodys;

    /** Parts whose ids are claimed stand for something else already. */
    Looking(Connector connector, String correlationKey, Collection<String> claimed) {
        this(connector, correlationKey, claimed, false);
    }

    private Looking(Connector connector, String correlationKey, Collection<String> claimed, boolean anybodys) {
        this.connector = connector;
        this.correlationKey = correlationKey;
        this.claimed = Set.copyOf(claimed);
        this.anybodys = anybodys;
    }

    /** Takes what says the same for the same whoever wrote it: it may have come from here before that was forgotten. */
    Looking amongAll() {
        return new Looking(connector, correlationKey, claimed, true);
    }

    /** The intent as done, when the tracker shows that it was; empty when it must be made again. */
    Optional<Intent> outcome(Intent intent, @Nullable Item now) {
        if (intent.is(Intent.CREATE)) {
            return connector
                    .findCreated(intent.text("entityType"), correlationKey)
                    .map(intent::done);
        }
        if (now == null) {
            return Optional.empty();
        }
        if (intent.is(Intent.FIELDS)) {
            return Optional.of(intent.done(Parts.fields(now.ref(), connector, fields(intent))));
        }
        if (intent.is(Intent.COMMENT_REMOVE)) {
            boolean gone = now.comments().stream().noneMatch(each -> each.id().equals(intent.text("id")));
            return gone ? Optional.of(intent.done(null)) : Optional.empty();
        }
        if (intent.is(Intent.FILE_REMOVE)) {
            boolean gone =
                    now.attachments().stream().noneMatch(each -> each.id().equals(intent.text("id")));
            return gone ? Optional.of(intent.done(null)) : Optional.empty();
        }
        if (intent.is(Intent.WORK_LOG_REMOVE)) {
            boolean gone = now.workLogs().stream().noneMatch(each -> each.id().equals(intent.text("id")));
            return gone ? Optional.of(intent.done(null)) : Optional.empty();
        }
        if (intent.is(Intent.WORK_LOG) || intent.is(Intent.WORK_LOG_CHANGE)) {
            return workLog(intent, now).map(found -> intent.done(Parts.workLog(now.ref(), found)));
        }
        if (intent.is(Intent.FILE)) {
            return file(intent, now).map(found -> intent.done(Parts.file(now.ref(), found)));
        }
        return comment(intent, now).map(found -> intent.done(Parts.comment(now.ref(), found)));
    }

    /** Ids of comments that say the same already; what appears besides them is ours. */
    static List<String> alike(Item now, String body) {
        return now.comments().stream()
                .filter(comment -> words(comment.body()).equals(words(body)))
                .map(Comment::id)
                .toList();
    }

    private Optional<Comment> comment(Intent intent, Item now) {
        boolean change = intent.is(Intent.COMMENT_CHANGE);
        String acting = connector.identify().actingUser();
        return now.comments().stream()
                .filter(comment -> saysSame(words(comment.body()), words(intent.text("body"))))
                .filter(comment -> change
                        ? comment.id().equals(intent.text("id"))
                        : isNew(intent, comment.id()) && (anybodys || isBy(comment, acting, intent.text("executor"))))
                .findFirst();
    }

    /** Also a comment from here that comes back under its author's name: the other side forgot that it has but a copy. */
    private boolean saysSame(String known, String made) {
        return known.equals(made) || anybodys && known.length() >= TELLING && made.endsWith(": " + known);
    }

    private Optional<WorkLog> workLog(Intent intent, Item now) {
        return now.workLogs().stream()
                .filter(each -> words(each.comment()).equals(words(intent.text("comment"))))
                .filter(each -> String.valueOf(each.seconds())
                        .equals(String.valueOf(intent.payload().get("seconds"))))
                .filter(each -> intent.is(Intent.WORK_LOG_CHANGE)
                        ? each.id().equals(intent.text("id"))
                        : isNew(intent, each.id()))
                .findFirst();
    }

    private Optional<Attachment> file(Intent intent, Item now) {
        return now.attachments().stream()
                .filter(file -> file.filename().equals(intent.text("filename")))
                .filter(file -> isNew(intent, file.id()))
                .filter(file -> digest(now.ref(), file).equals(intent.text("sha256")))
                .findFirst();
    }

    private boolean isNew(Intent intent, String id) {
        boolean seen = !anybodys && intent.payload().get("seen") instanceof List<?> list && list.contains(id);
        return !seen && !claimed.contains(id);
    }

    private static boolean isBy(Comment comment, String acting, String executor) {
        String author = comment.author() == null ? null : comment.author().key();
        return author == null || author.equals(acting) || author.equals(executor);
    }

    /** Trackers tidy mark-up and blanks; the words stay. */
    private static String words(String body) {
        return body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> fields(Intent intent) {
        return intent.payload().get("fields") instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(
                                LinkedHashMap::new,
                                (all, each) -> all.put(String.valueOf(each.getKey()), each.getValue()),
                                Map::putAll)
                : Map.of();
    }

    private String digest(ItemRef ref, Attachment file) {
        if (file.sha256() != null) {
            return file.sha256();
        }
        try (InputStream content = connector.open(ref, file.id(), 0)) {
            return DigestUtils.sha256Hex(content);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of " + ref.key() + " could not be read.", e);
        }
    }

    static Set<String> claimed(Collection<Intent> done) {
        return Expected.traces(done).stream().map(Trace::localId).collect(Collectors.toSet());
    }
}
