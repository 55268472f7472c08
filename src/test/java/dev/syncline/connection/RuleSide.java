package dev.syncline.connection;

import dev.syncline.connector.DefaultRules;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Difference;
import dev.syncline.script.Difference.AttachmentChange;
import dev.syncline.script.Difference.CommentChange;
import dev.syncline.script.Direction;
import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldPlace;
import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.IncomingRun;
import dev.syncline.script.LocalKey;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.RuleSettings;
import dev.syncline.script.Rules;
import dev.syncline.script.TrackerPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** One side of a connection in memory: an item, its rules, and what both sides know of each other. */
final class RuleSide implements TrackerPort {

    private static final Rules RULES = new Rules(
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("syncline.script", RuleSettings.class));
    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Person JANE = new Person("u1", "jane", "jane@acme.test", "Jane Doe", true);

    private final String name;
    private final DefaultRules rules;
    private final UUID connection = UUID.randomUUID();
    private final Map<String, @Nullable Object> fields = new HashMap<>();
    private final List<Comment> comments = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<Trace> traces = new ArrayList<>();
    private @Nullable Replica received;
    private @Nullable Replica sent;
    private boolean exists;
    private int made;

    private RuleSide(String name, DefaultRules rules) {
        this.name = name;
        this.rules = rules;
    }

    static RuleSide empty(DefaultRules rules) {
        return new RuleSide("globex", rules);
    }

    /** A side with a ticket that has about everything a desk knows. */
    static RuleSide withTicket(DefaultRules rules) {
        RuleSide side = new RuleSide("acme", rules);
        side.exists = true;
        side.fields.put("summary", "Printer on fire");
        side.fields.put("description", "It burns.");
        side.fields.put("status", Map.of("name", "Open", "id", "s1"));
        side.fields.put("priority", Map.of("name", "High"));
        side.fields.put("labels", List.of("hot", "printer"));
        side.fields.put("assignee", Map.of("key", "u1", "email", "jane@acme.test", "displayName", "Jane Doe"));
        side.fields.put("reporter", Map.of("displayName", "Bob"));
        side.fields.put("customFields", Map.of("Floor", "3", "Cost", 7));
        side.fields.put("project", Map.of("key", "ACME", "name", "Acme"));
        side.fields.put("created", THEN);
        side.comments.add(new Comment("acme-c1", "Please help", false, JANE, THEN, THEN));
        side.comments.add(new Comment("acme-c2", "Secret", true, JANE, THEN, THEN));
        side.attachments.add(new Attachment("acme-a1", "log.txt", "text/plain", 12, "ab", false, JANE, THEN));
        side.attachments.add(new Attachment("acme-a2", "bill.pdf", "application/pdf", 9, "cd", true, JANE, THEN));
        return side;
    }

    void set(String field, Object value) {
        fields.put(field, value);
    }

    void say(String body, boolean internal) {
        comments.add(new Comment(name + "-c" + (comments.size() + 1), body, internal, JANE, THEN, THEN));
    }

    void rewrite(String id, String body) {
        comments.replaceAll(comment -> comment.id().equals(id)
                ? new Comment(id, body, comment.internal(), comment.author(), THEN, THEN)
                : comment);
    }

    void remove(String id) {
        comments.removeIf(comment -> comment.id().equals(id));
        attachments.removeIf(file -> file.id().equals(id));
    }

    /** Runs the other side's outgoing rule and this side's incoming one, and writes what that leaves. */
    Difference receive(RuleSide other) {
        Replica replica = Replica.fromJson(other.send().toJson());
        Difference difference = RULES.runIncoming(new IncomingRun(
                        new Rule(connection, 1, Direction.INCOMING, rules.incoming()),
                        exists ? item() : null,
                        "ticket",
                        replica,
                        received,
                        traces,
                        facts(),
                        this,
                        stored -> {
                            throw new AssertionError("The default rules store nothing themselves.");
                        }))
                .difference();
        received = replica;
        exists = true;
        fields.putAll(difference.fields());
        difference.comments().forEach(change -> write(change, other));
        difference.attachments().forEach(change -> write(change, other));
        return difference;
    }

    private Replica send() {
        sent = RULES.runOutgoing(new OutgoingRun(
                        new Rule(connection, 1, Direction.OUTGOING, rules.outgoing()),
                        item(),
                        sent,
                        traces,
                        facts(),
                        this))
                .replica();
        return sent;
    }

    private void write(CommentChange change, RuleSide other) {
        if (change instanceof CommentChange.Added added) {
            String id = name + "-" + ++made;
            comments.add(new Comment(id, added.body(), added.internal(), null, THEN, THEN));
            trace(Trace.Type.COMMENT, id, added.remoteId(), other);
        } else if (change instanceof CommentChange.Changed changed) {
            rewrite(changed.id(), changed.body());
        } else if (change instanceof CommentChange.Removed removed) {
            remove(removed.id());
        }
    }

    private void write(AttachmentChange change, RuleSide other) {
        if (change instanceof AttachmentChange.Added added) {
            String id = name + "-" + ++made;
            attachments.add(new Attachment(
                    id, added.filename(), added.mimetype(), added.size(), added.sha256(), false, null, THEN));
            trace(Trace.Type.ATTACHMENT, id, added.remoteId(), other);
        } else if (change instanceof AttachmentChange.Removed removed) {
            remove(removed.id());
        }
    }

    private void trace(Trace.Type type, String id, @Nullable String remoteId, RuleSide other) {
        Objects.requireNonNull(remoteId);
        traces.add(Trace.ofTheirs(type, id, remoteId));
        other.traces.add(Trace.ofOurs(type, remoteId, id));
    }

    private Item item() {
        return new Item(new ItemRef("desk", name, "ticket", "1", name + "-1"), "r1", fields, comments, attachments);
    }

    private ConnectionFacts facts() {
        return new ConnectionFacts(connection, "Acme_to_Globex", "Acme", "Globex");
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(
            ReferenceKind kind, String wanted, @Nullable String entityType) {
        return List.of("Open", "Closed", "High", "Low").contains(wanted)
                ? Optional.of(Map.of("name", wanted))
                : Optional.empty();
    }

    @Override
    public String trackerUrl() {
        return "https://desk." + name + ".test";
    }

    @Override
    public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
        return Optional.empty();
    }

    @Override
    public HttpAnswer call(HttpCall call) {
        throw new IllegalStateException("These rules call nothing.");
    }

    @Override
    public Optional<LocalKey> localKeyOf(String remoteId) {
        return Optional.empty();
    }
}
