package dev.syncline.script;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs two small rules on a made-up item after the start, so that the first real change waits for no class to load. */
@Component
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final UUID NOBODY = new UUID(0, 0);

    /** Names one of each thing that rules usually name. */
    private static final String OUTGOING = """
            replica.key          = issue.key
            replica.summary      = issue.summary
            replica.status       = issue.status
            replica.labels       = issue.labels
            replica.customFields = issue.customFields
            replica.comments     = issue.comments.findAll { !it.internal }
            replica.attachments  = issue.attachments.findAll { !it.internal }
            """;

    private static final String INCOMING = """
            if (firstSync) { issue.projectKey = "WARM" }
            issue.summary = replica.summary
            if (replica.status) {
                def status = nodeHelper.getStatus(replica.status.name)
                if (status) { issue.status = status }
            }
            issue.labels      = replica.labels
            issue.comments    = commentHelper.mergeComments(issue, replica)
            issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
            replica.customFields?.each { name, field -> issue.customFields[name] = field }
            """;

    private final Rules rules;

    WarmUp(Rules rules) {
        this.rules = rules;
    }

    /** In the background: the node takes its first visitors meanwhile. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::run, "rule-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            Replica sent = send();
            take(Replica.fromJson(sent.toJson()));
        } catch (RuntimeException e) {
            LOG.warn("The rule engine could not be warmed up; the first rule will take longer.", e);
        }
    }

    /** What the outgoing rule makes of the made-up item. */
    Replica send() {
        return rules.runOutgoing(new OutgoingRun(
                        new Rule(NOBODY, 1, Direction.OUTGOING, OUTGOING),
                        item(),
                        null,
                        List.of(),
                        facts(),
                        new NoTracker()))
                .replica();
    }

    /** What the incoming rule would write; nobody writes it. */
    Difference take(Replica replica) {
        return rules.runIncoming(new IncomingRun(
                        new Rule(NOBODY, 1, Direction.INCOMING, INCOMING),
                        null,
                        "ticket",
                        replica,
                        null,
                        List.of(),
                        facts(),
                        new NoTracker(),
                        difference -> item()))
                .difference();
    }

    private static ConnectionFacts facts() {
        return new ConnectionFacts(NOBODY, "Warm-up", "Here", "There");
    }

    private static Item item() {
        return new Item(
                new ItemRef("none", "none", "ticket", "1", "WARM-1"),
                "1",
                Map.of(
                        "summary", "Warm-up",
                        "status", Map.of("name", "Open"),
                        "labels", List.of("warm"),
                        "customFields", Map.of("Colour", "red")),
                List.of(new Comment("1", "Hello", false, null, Instant.EPOCH, Instant.EPOCH)),
                List.of(new Attachment("1", "a.txt", "text/plain", 1, null, false, null, Instant.EPOCH)));
    }

    /** A tracker that knows nothing and is asked nothing that costs. */
    private static final class NoTracker implements TrackerPort {

        @Override
        public Optional<Map<String, @Nullable Object>> find(
                ReferenceKind kind, String name, @Nullable String entityType) {
            return Optional.empty();
        }

        @Override
        public String trackerUrl() {
            return "";
        }

        @Override
        public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
            return Optional.empty();
        }

        @Override
        public HttpAnswer call(HttpCall call) {
            return new HttpAnswer(404, Map.of(), "");
        }

        @Override
        public Optional<LocalKey> localKeyOf(String remoteId) {
            return Optional.empty();
        }
    }
}
