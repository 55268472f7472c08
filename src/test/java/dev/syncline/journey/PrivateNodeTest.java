package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Proposal;
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
import dev.syncline.transport.Callers;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.domain.PageRequest;

/** Acme is public, Globex has no address and opens every call itself; tickets travel both ways all the same. */
class PrivateNodeTest {

    private RunningNode acme;
    private RunningNode globex;
    private Connection acmeSide;
    private Connection globexSide;

    @BeforeEach
    void connect(@TempDir Path folder) {
        acme = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")));
        globex = RunningNode.start(NodeArguments.named(
                "Globex",
                folder.resolve("globex"),
                "--syncline.node.public-address=",
                "--syncline.invitations.ask-every=1s"));
        Issued issued = acme.bean(Invitations.class)
                .initiate(
                        new Proposal(
                                acme.bean(Discovery.class).withoutAddress().address(),
                                Connection.Mode.SCRIPT,
                                "Acme",
                                "Globex",
                                "Acme to Globex",
                                ""),
                        UUID.randomUUID().toString(),
                        "test");
        globexSide = globex.bean(Invitations.class).accept(Objects.requireNonNull(issued.code()), "Globex", "test");
        acme.bean(Invitations.class).confirm(issued.connection().id(), "test");
        acmeSide = issued.connection();
        Eventually.holds("both sides are active", () -> isActive(acme, acmeSide) && isActive(globex, globexSide));
        globexSide = globex.bean(Connections.class).find(globexSide.id()).orElseThrow();
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    @Test
    void exchangesTicketsAndFilesBothWaysWaitsWhilePausedAndHearsOfTheEnd() throws IOException {
        ItemRef here = exchange();
        pause(here);
        acme.bean(Connections.class).delete(acmeSide.id(), "The contract ended");
        Eventually.holds(
                "Globex heard that the connection is gone",
                () -> globex.bean(Connections.class)
                                .find(globexSide.id())
                                .orElseThrow()
                                .status()
                        == Connection.Status.DEACTIVATED);
    }

    private ItemRef exchange() throws IOException {
        byte[] bytes = new byte[2_500_000];
        new Random(1).nextBytes(bytes);
        ItemRef here = tracker(acme)
                .create("ticket", "k1", Map.of("summary", "Printer on fire"))
                .ref();
        attach(acme, here, bytes);
        acme.bean(Changes.class).exalate(acmeSide.id(), here);
        Eventually.holds(
                () -> "the ticket and its file are fetched" + state(),
                () -> there(here).filter(item -> item.attachments().size() == 1).isPresent());
        Item copy = there(here).orElseThrow();
        assertThat(sha256(globex, copy, 0)).isEqualTo(Digests.sha256(bytes));

        byte[] answer = new byte[3_000_000];
        new Random(2).nextBytes(answer);
        tracker(globex).addComment(copy.ref(), new CommentDraft("We are coming", false, null));
        attach(globex, copy.ref(), answer);
        Eventually.holds(
                () -> "the comment and the file are brought" + state(),
                () -> item(acme, here).comments().size() == 1
                        && item(acme, here).attachments().size() == 2);
        Item back = item(acme, here);
        assertThat(List.of(sha256(acme, back, 0), sha256(acme, back, 1)))
                .containsExactlyInAnyOrder(Digests.sha256(bytes), Digests.sha256(answer));
        assertThat(acme.bean(Callers.class).lastCalls(List.of(acmeSide.id())))
                .containsKey(acmeSide.id().toString());
        Eventually.holds(() -> "everything came to rest" + state(), () -> isIdle(acme) && isIdle(globex));
        return here;
    }

    private void pause(ItemRef here) {
        globex.bean(Connections.class).deactivate(globexSide.id(), "Maintenance");
        tracker(acme).update(here, Map.of("summary", "Printer was on fire"));
        Eventually.holds(
                () -> "the change waits" + state(),
                () -> acme.bean(Queue.class).counts(null).queued() > 0);
        globex.bean(Connections.class).activate(globexSide.id());
        Eventually.holds(
                () -> "the change arrives once the connection is active again" + state(),
                () -> "Printer was on fire"
                        .equals(there(here).orElseThrow().fields().get("summary")));
        Eventually.holds(() -> "everything came to rest again" + state(), () -> isIdle(acme) && isIdle(globex));
        assertThat(there(here).orElseThrow().attachments()).hasSize(2);
        assertThat(there(here).orElseThrow().comments()).hasSize(1);
    }

    private static boolean isActive(RunningNode node, Connection side) {
        return node.bean(Connections.class).active().stream()
                .map(Connection::id)
                .anyMatch(side.id()::equals);
    }

    private Optional<Item> there(ItemRef here) {
        return acme.bean(Twins.class)
                .findByLocal(new ConnectionId(acmeSide.id().value()), here)
                .map(Twin::remoteItemId)
                .flatMap(id -> tracker(globex).read("ticket", id));
    }

    private static String sha256(RunningNode node, Item item, int index) throws IOException {
        try (InputStream content =
                tracker(node).open(item.ref(), item.attachments().get(index).id(), 0)) {
            return Digests.sha256(content.readAllBytes());
        }
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
                        new AttachmentDraft(
                                "log.bin", "application/octet-stream", bytes.length, Digests.sha256(bytes), false),
                        new ByteArrayInputStream(bytes));
    }

    private String state() {
        return List.of(acme, globex).stream()
                .map(node -> "\n" + node.name() + ": "
                        + node.bean(Faults.class)
                                .open(null, PageRequest.of(0, 5))
                                .getContent() + " "
                        + node.bean(Queue.class).page(null, 0, 5))
                .reduce("", String::concat);
    }
}
