package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.testing.Digests;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node, two projects of one desk, and a local connection between them. */
class LocalConnectionTest {

    private RunningNode node;
    private Connection near;
    private Connection far;

    @BeforeEach
    void connect(@TempDir Path folder) {
        node = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")));
        LocalPair pair = LocalPair.on(node);
        near = pair.near();
        far = pair.far();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void carriesATicketFromOneProjectToTheOtherAndBackWithoutALoop() {
        // A trigger without a filter on each side: it must not take the copies up again.
        node.bean(Triggers.class).create(near.id(), "ticket", "", "Every ticket", true);
        node.bean(Triggers.class).create(far.id(), "ticket", "", "Every ticket", true);
        byte[] bytes = "line\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        ItemRef here = tracker()
                .create("ticket", "k1", Map.of("summary", "Printer on fire"))
                .ref();
        tracker().addComment(here, new CommentDraft("It smokes", false, null));
        tracker()
                .attach(
                        here,
                        new AttachmentDraft("log.txt", "text/plain", bytes.length, Digests.sha256(bytes), false),
                        new ByteArrayInputStream(bytes));

        Eventually.holds(
                () -> "the copy is complete" + state(),
                () -> there(here)
                        .filter(copy -> copy.comments().size() == 1
                                && copy.attachments().size() == 1)
                        .isPresent());
        ItemRef copy = there(here).orElseThrow().ref();
        assertThat(copy.key()).startsWith("OPS-");
        assertThat(here.key()).startsWith("ACME-");

        tracker().addComment(copy, new CommentDraft("We are coming", false, null));
        tracker().update(copy, Map.of("status", Map.of("name", "Resolved")));
        Eventually.holds(
                () -> "the answer is back" + state(),
                () -> item(here).comments().size() == 2
                        && String.valueOf(item(here).fields().get("status")).contains("Resolved"));
        Eventually.holds(() -> "everything came to rest" + state(), this::isIdle);

        assertThat(tracker().search("ticket", "", null, 10).items()).hasSize(2);
        assertThat(item(here).comments()).hasSize(2);
        assertThat(item(here).attachments()).hasSize(1);
        assertThat(item(copy).comments()).hasSize(2);
        assertThat(item(copy).attachments()).hasSize(1);
        assertThat(node.bean(Twins.class).count(null)).isEqualTo(2);
        assertThat(node.bean(Faults.class).open(null, null, 5)).isEmpty();
    }

    @Test
    void letsBothTicketsGoWhenOneSideIsTakenOffSync() {
        node.bean(Triggers.class).create(near.id(), "ticket", "", "Every ticket", true);
        ItemRef here = tracker()
                .create("ticket", "k2", Map.of("summary", "Door stuck"))
                .ref();
        Eventually.holds(() -> "the copy is there" + state(), () -> there(here).isPresent());
        ItemRef copy = there(here).orElseThrow().ref();

        node.bean(Changes.class).unexalate(near.id(), here);
        Eventually.holds(
                () -> "both sides forgot" + state(),
                () -> node.bean(Twins.class).count(null) == 0 && isIdle());
        tracker().update(here, Map.of("summary", "Door open"));
        tracker().update(copy, Map.of("summary", "Door gone"));
        ItemRef later = tracker()
                .create("ticket", "k3", Map.of("summary", "A later one"))
                .ref();
        Eventually.holds(
                () -> "a later ticket passed" + state(), () -> there(later).isPresent() && isIdle());

        assertThat(item(copy).fields()).containsEntry("summary", "Door gone");
        assertThat(there(here)).isEmpty();
        assertThat(tracker().search("ticket", "", null, 10).items()).hasSize(4);
    }

    private Optional<Item> there(ItemRef here) {
        return node.bean(Twins.class)
                .findByLocal(near.id(), here)
                .map(Twin::remoteItemId)
                .flatMap(id -> tracker().read("ticket", id));
    }

    private boolean isIdle() {
        var counts = node.bean(Queue.class).counts(null);
        return counts.queued() == 0 && counts.inFlight() == 0;
    }

    private Connector tracker() {
        return node.bean(LocalTracker.class).connector();
    }

    private Item item(ItemRef ref) {
        return tracker().read("ticket", ref.id()).orElseThrow();
    }

    private String state() {
        return "\n" + node.bean(Faults.class).open(null, null, 5) + " "
                + node.bean(Queue.class).page(null, 0, 5);
    }
}
