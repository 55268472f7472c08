package dev.syncline.real;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Attachment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.Digests;
import dev.syncline.torture.Field;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * People at a simulated tracker. They use its API, so that its bad weather meets them too.
 *
 * @param traits what differs between the two
 * @param seen what tickets are called, and what files hold, by their ids
 */
record SimulatedOffice(Place place, Connector connector, Traits traits, Map<String, String> seen) implements Office {

    /** What a tracker calls things, and what people do there that no API call does. */
    interface Traits {

        String entityType();

        /** The field for {@link Field#ROOM}. */
        String room();

        /** What the tracker calls each status. */
        Map<String, String> statuses();

        /** Makes a ticket as people do. */
        void create(String subject, String description);

        /** Deletes a ticket as people do; empty where they cannot. */
        default Optional<Consumer<String>> deleting() {
            return Optional.empty();
        }

        /** Takes out what somebody said, as administrators do; empty where they cannot. */
        default Optional<Redaction> redacting() {
            return Optional.empty();
        }

        /** Lets something go wrong soon, and ends what went wrong until now. */
        void worsen();

        /** Ends what goes wrong until somebody ends it. */
        void calm();
    }

    SimulatedOffice(Place place, Connector connector, Traits traits) {
        this(place, connector, traits, new ConcurrentHashMap<>());
    }

    /** Salesforce has one less. */
    @Override
    public List<String> statuses() {
        return List.of("open", "stalled", "resolved");
    }

    @Override
    public String create(String subject, String description) {
        traits.create(subject, description);
        return subject;
    }

    @Override
    public void write(String id, Field field, String value) {
        Map<String, Object> fields = switch (field) {
            case SUMMARY -> Map.of("summary", value);
            case ROOM -> Map.of(traits.room(), value);
            case STATUS ->
                Map.of("status", Objects.requireNonNull(traits.statuses().get(value)));
            default -> throw new IllegalArgumentException(field.toString());
        };
        asked(() -> connector.update(item(id).ref(), Map.copyOf(fields)));
    }

    @Override
    public void say(String id, String words, boolean internal) {
        asked(() -> connector.addComment(item(id).ref(), new CommentDraft(words, internal, null)));
    }

    @Override
    public boolean rewrites() {
        return connector.capabilities().offers(Capability.COMMENT_CHANGE);
    }

    @Override
    public boolean opensBySaying() {
        return false;
    }

    @Override
    public void rewrite(String comment, String words) {
        ItemRef any = new ItemRef("", "", traits.entityType(), "", "");
        asked(() -> connector.changeComment(any, comment, new CommentDraft(words, false, null)));
    }

    @Override
    public void attach(String id, String filename, byte[] content) {
        AttachmentDraft draft = new AttachmentDraft(
                filename, "application/octet-stream", content.length, Digests.sha256(content), false);
        asked(() -> connector.attach(item(id).ref(), draft, new ByteArrayInputStream(content)));
    }

    @Override
    public Optional<Consumer<String>> deleting() {
        return traits.deleting();
    }

    @Override
    public List<String> ids(String word) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            SearchPage page = patiently(() -> connector.search(traits.entityType(), "", from, 100));
            page.items().stream()
                    .map(ItemRef::id)
                    .filter(id -> called(id).contains(word))
                    .forEach(ids::add);
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }

    /** The name a subject begins with never changes. */
    private String called(String id) {
        return seen.computeIfAbsent("name " + id, key -> read(id).name());
    }

    @Override
    public Ticket read(String id) {
        return patiently(() -> ticket(item(id)));
    }

    @Override
    public Optional<Redaction> redacting() {
        return traits.redacting();
    }

    @Override
    public void restart() {
        traits.worsen();
    }

    @Override
    public void calm() {
        traits.calm();
    }

    private Ticket ticket(Item item) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(Field.SUMMARY, text(item, "summary"));
        fields.put(Field.DESCRIPTION, text(item, "description"));
        fields.put(Field.ROOM, text(item, traits.room()));
        Object status = item.fields().get("status");
        String now = String.valueOf(status instanceof Map<?, ?> map ? map.get("name") : status);
        fields.put(
                Field.STATUS,
                traits.statuses().entrySet().stream()
                        .filter(each -> each.getValue().equals(now))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(now));
        List<Words.Line> lines = item.comments().stream()
                .map(comment -> new Words.Line(comment.id(), comment.body(), comment.internal()))
                .toList();
        List<Ticket.File> files = item.attachments().stream()
                .map(file -> new Ticket.File(file.id(), file.filename(), digest(item, file)))
                .toList();
        return Words.ticket(item.ref().id(), fields, lines, files, place);
    }

    private String digest(Item item, Attachment file) {
        return seen.computeIfAbsent("file " + file.id(), key -> {
            try (InputStream content = connector.open(item.ref(), file.id(), 0)) {
                return Digests.sha256(content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Item item, String field) {
        Object value = item.fields().get(field);
        return value == null ? "" : value.toString();
    }

    private Item item(String id) {
        return patiently(() -> connector.read(traits.entityType(), id).orElseThrow());
    }

    private static void asked(Runnable call) {
        try {
            call.run();
        } catch (TrackerFailure failure) {
            throw new Refused(failure.kind().name(), 0, String.valueOf(failure.getMessage()));
        }
    }

    /** Reading is repeated through any weather. */
    private static <T> T patiently(Supplier<T> call) {
        for (int time = 1; ; time++) {
            try {
                return call.get();
            } catch (TrackerFailure failure) {
                if (time == 100) {
                    throw failure;
                }
                dev.syncline.torture.Pause.of(100);
            }
        }
    }
}
