package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Proposal;
import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ticket with comments and a file, over two nodes and back, under the rules both start with. */
class TicketTravelsBothWaysTest {

    private RunningNode acme;
    private RunningNode globex;
    private Connection acmeSide;

    @BeforeEach
    void connect(@TempDir Path folder) {
        acme = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")));
        globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")));
        Proposal proposal = new Proposal(
                acme.bean(Discovery.class)
                        .discover(globex.address().toString(), "test")
                        .address(),
                Connection.Mode.SCRIPT,
                "Acme",
                "Globex",
                "Acme to Globex",
                "");
        Issued issued = acme.bean(Invitations.class)
                .initiate(proposal, UUID.randomUUID().toString(), "test");
        globex.bean(Invitations.class).accept(Objects.requireNonNull(issued.code()), "Globex", "test");
        acmeSide = issued.connection();
        Eventually.holds(
                "both sides are active",
                () -> acme.bean(Connections.class).active().size() == 1);
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    @Test
    void carriesATicketWithItsCommentsAndItsFileThereAndBack() throws IOException {
        byte[] bytes = "line\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        ItemRef here = tracker(acme)
                .create("ticket", "k1", Map.of("summary", "Printer on fire"))
                .ref();
        tracker(acme).addComment(here, new CommentDraft("It smokes", false, null));
        tracker(acme).addComment(here, new CommentDraft("Bring water", false, null));
        attach(acme, here, bytes);
        acme.bean(Changes.class).exalate(acmeSide.id(), here);

        Eventually.holds(
                () -> "the ticket is complete on Globex" + state(),
                () -> there(here).filter(item -> complete(item, 2)).isPresent());
        Item copy = there(here).orElseThrow();
        assertThat(copy.fields()).containsEntry("summary", "Printer on fire");
        try (InputStream content =
                tracker(globex).open(copy.ref(), copy.attachments().get(0).id(), 0)) {
            assertThat(Digests.sha256(content.readAllBytes())).isEqualTo(Digests.sha256(bytes));
        }

        tracker(globex).addComment(copy.ref(), new CommentDraft("We are coming", false, null));
        tracker(globex).update(copy.ref(), Map.of("status", Map.of("name", "Resolved")));
        Eventually.holds(
                () -> "the comment and the status are back on Acme" + state(),
                () -> item(acme, here).comments().size() == 3
                        && status(item(acme, here)).equals("Resolved"));

        Eventually.holds(() -> "everything came to rest" + state(), () -> isIdle(acme) && isIdle(globex));
        assertThat(item(acme, here).attachments()).hasSize(1);
        assertThat(there(here).orElseThrow().comments()).hasSize(3);
        assertThat(there(here).orElseThrow().attachments()).hasSize(1);
    }

    private Optional<Item> there(ItemRef here) {
        return acme.bean(Twins.class)
                .findByLocal(acmeSide.id(), here)
                .map(Twin::remoteItemId)
                .flatMap(id -> tracker(globex).read("ticket", id));
    }

    private static boolean complete(Item item, int comments) {
        return item.comments().size() == comments && item.attachments().size() == 1;
    }

    private static String status(Item item) {
        return item.fields().get("status") instanceof Map<?, ?> status ? String.valueOf(status.get("name")) : "";
    }

    private static boolean isIdle(RunningNode node) {
        return node.bean(Queue.class).counts(null).queued() == 0
                && node.bean(Queue.class).counts(null).inFlight() == 0;
    }

    private static Connector tracker(RunningNode node) {
        return node.bean(LocalTracker.class).connector();
    }

    private static Item item(RunningNode node, ItemRef ref) {
        return tracker(node).read("ticket", ref.id()).orElseThrow();
    }

    private static void attach(RunningNode node, ItemRef ref, byte[] bytes) {
        tracker(node)
                .attach(
                        ref,
                        new AttachmentDraft("log.txt", "text/plain", bytes.length, Digests.sha256(bytes), false),
                        new ByteArrayInputStream(bytes));
    }

    private String state() {
        return acme.state() + globex.state();
    }
}
