package dev.syncline.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What people did to one ticket, on both sides; what it must look like in the end follows from it. */
public final class Story {

    private final String name;
    private final Place home;
    private final Map<Field, Heads> fields = new EnumMap<>(Field.class);
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private final Map<String, File> files = new LinkedHashMap<>();
    private @Nullable Place deletedAt;
    private boolean mayComeBack;
    private boolean arrived;

    /** A comment somebody made: the versions it may have in the end, and all it ever had. */
    public record Comment(String token, Place by, Heads version, Set<String> ever) {

        boolean allows(String seen, boolean mayBeOlder) {
            return version.allow(seen) || (mayBeOlder && ever.contains(seen));
        }
    }

    /** A file somebody attached. */
    public record File(String filename, Place by, String sha256) {}

    public Story(String name, Place home) {
        this.name = name;
        this.home = home;
    }

    public String name() {
        return name;
    }

    public Place home() {
        return home;
    }

    public synchronized void wrote(Place by, Field field, String value, @Nullable String seen) {
        fields.computeIfAbsent(field, each -> new Heads()).write(by, value, field.isFree() ? seen : null);
        acted(by);
    }

    public synchronized void mayHaveWritten(Place by, Field field, String value) {
        fields.computeIfAbsent(field, each -> new Heads()).maybe(by, value);
        acted(by);
    }

    public synchronized void commented(Place by, String token, String version) {
        Comment comment = comments.computeIfAbsent(
                token, each -> new Comment(token, by, new Heads(), ConcurrentHashMap.newKeySet()));
        comment.version().write(by, version, null);
        comment.ever().add(version);
        acted(by);
    }

    public synchronized void attached(Place by, String filename, String sha256) {
        files.put(filename, new File(filename, by, sha256));
        acted(by);
    }

    /** Somebody deleted the ticket on one side, having seen it as given. */
    public synchronized void deleted(Place by, Ticket seen) {
        deletedAt = by;
        Place other = by.other();
        boolean sawComments = comments.values().stream()
                .filter(comment -> comment.by() == other)
                .allMatch(comment -> comment.version().allow(seen.version(comment.token())));
        boolean sawFiles = files.values().stream()
                .filter(file -> file.by() == other)
                .allMatch(file -> seen.hasFile(file.filename()));
        boolean sawFields = fields.entrySet().stream()
                .allMatch(field -> field.getValue().by(other).stream()
                        .allMatch(value -> value.equals(seen.fields().get(field.getKey()))));
        mayComeBack |= !(sawComments && sawFiles && sawFields);
    }

    /** Work on one side after the other side's ticket was deleted, or at the same moment, brings that one back. */
    private void acted(Place by) {
        mayComeBack |= deletedAt == by.other();
    }

    /** The side that did not make the ticket has seen it. */
    public synchronized void arrived() {
        arrived = true;
    }

    /** Whether the side that did not make the ticket has seen it. */
    public synchronized boolean hasArrived() {
        return arrived;
    }

    /** A ticket that its own side deleted at once is gone before anybody could bring it over. */
    public synchronized boolean mayNeverHaveArrived() {
        return deletedAt == home && !arrived;
    }

    public synchronized boolean isDeleted() {
        return deletedAt != null;
    }

    public synchronized @Nullable Place deletedAt() {
        return deletedAt;
    }

    public synchronized boolean mayComeBack() {
        return mayComeBack;
    }

    public synchronized Map<Field, Heads> fields() {
        return new EnumMap<>(fields);
    }

    public synchronized List<Comment> comments() {
        return new ArrayList<>(comments.values());
    }

    /** Comments of one side that can be edited there. */
    public synchronized List<String> commentsBy(Place place) {
        return comments.values().stream()
                .filter(comment -> comment.by() == place)
                .map(Comment::token)
                .toList();
    }

    public synchronized List<File> files() {
        return new ArrayList<>(files.values());
    }
}
