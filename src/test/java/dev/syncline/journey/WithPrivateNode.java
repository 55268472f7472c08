package dev.syncline.journey;

import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Deaths;
import dev.syncline.testing.Digests;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Acme is public, Globex has no address and opens every call itself; steps of either may die, pieces of files be cut. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithPrivateNode {

    static final int PIECE = 1024 * 1024;

    final Deaths deathsOfAcme = new Deaths();
    final Deaths deathsOfGlobex = new Deaths();
    final CutPieces pieces = new CutPieces();
    private final BeanPostProcessor acmeWatch = new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return pieces.watched(deathsOfAcme.postProcessAfterInitialization(bean, name));
        }
    };
    RunningNode acme;
    RunningNode globex;
    Connection acmeSide;
    Connection globexSide;

    @BeforeAll
    void connect(@TempDir Path folder) {
        acme = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")), acmeWatch);
        globex = RunningNode.start(
                ConnectedPair.cannotBeCalled(NodeArguments.named("Globex", folder.resolve("globex"))), deathsOfGlobex);
        globexSide = ConnectedPair.connectPrivately(acme, globex, "Acme to Globex");
        acmeSide = other(globexSide);
    }

    Connection other(Connection side) {
        return acme.bean(Connections.class)
                .find(Objects.requireNonNull(side.remoteId()))
                .orElseThrow();
    }

    @AfterAll
    void stop() {
        acme.close();
        globex.close();
    }

    long waiting() {
        return acme.bean(JdbcClient.class)
                .sql("select count(*) from transport_outbox")
                .query(Long.class)
                .single();
    }

    long copies(String summary) {
        return tracker(globex).search("ticket", "", null, 10_000).items().stream()
                .filter(ref -> summary.equals(item(globex, ref).fields().get("summary")))
                .count();
    }

    ItemRef create(String summary) {
        ItemRef here = tracker(acme)
                .create("ticket", UUID.randomUUID().toString(), Map.of("summary", summary))
                .ref();
        acme.bean(Changes.class).exalate(acmeSide.id(), here);
        return here;
    }

    /** A ticket that is on both sides. */
    ItemRef shared(String summary) {
        ItemRef here = create(summary);
        Eventually.holds(
                () -> "the ticket is fetched" + state(),
                () -> there(here).isPresent() && isIdle(acme) && isIdle(globex));
        return here;
    }

    Optional<Item> there(ItemRef here) {
        return acme.bean(Twins.class)
                .findByLocal(new ConnectionId(acmeSide.id().value()), here)
                .map(Twin::remoteItemId)
                .flatMap(id -> tracker(globex).read("ticket", id));
    }

    static String sha256(RunningNode node, Item item, int index) throws IOException {
        try (InputStream content =
                tracker(node).open(item.ref(), item.attachments().get(index).id(), 0)) {
            return Digests.sha256(content.readAllBytes());
        }
    }

    static boolean isIdle(RunningNode node) {
        return node.bean(Queue.class).counts(null).queued() == 0
                && node.bean(Queue.class).counts(null).inFlight() == 0;
    }

    static Connector tracker(RunningNode node) {
        return node.bean(LocalTracker.class).connector();
    }

    static Item item(RunningNode node, ItemRef ref) {
        return tracker(node).read("ticket", ref.id()).orElseThrow();
    }

    static void attach(RunningNode node, ItemRef ref, byte[] bytes) {
        tracker(node)
                .attach(
                        ref,
                        new AttachmentDraft(
                                "log.bin", "application/octet-stream", bytes.length, Digests.sha256(bytes), false),
                        new ByteArrayInputStream(bytes));
    }

    String state() {
        return acme.state() + globex.state();
    }
}
