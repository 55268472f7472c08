package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.OwnKeys;
import dev.syncline.connector.CommentDraft;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.node.NodeKeys;
import dev.syncline.queue.Queue;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Deaths;
import dev.syncline.testing.Digests;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import dev.syncline.transport.Callers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Acme is public, Globex has no address and opens every call itself; tickets travel both ways all the same. */
class PrivateNodeTest extends WithPrivateNode {

    @Test
    void exchangesTicketsAndFilesBothWaysAndWaitsWhilePaused() throws IOException {
        pause(exchange());
    }

    @Test
    void hearsOfTheEnd() {
        Connection there = ConnectedPair.connectPrivately(acme, globex, "Ends");
        acme.bean(Connections.class).delete(other(there).id(), "The contract ended");
        Eventually.holds(
                "Globex heard that the connection is gone",
                () -> globex.bean(Connections.class)
                                .find(there.id())
                                .orElseThrow()
                                .status()
                        == Connection.Status.DEACTIVATED);
    }

    @Test
    void bringsTheRestOfAFileAfterACutWhileBothSidesChangeTheirKeys() throws IOException {
        ItemRef here = shared("Cut");
        byte[] bytes = new byte[3 * PIECE];
        new Random(3).nextBytes(bytes);
        pieces.cutAfter(PIECE);
        attach(globex, there(here).orElseThrow().ref(), bytes);
        Eventually.holds(() -> "the file was cut: " + pieces.from + state(), pieces::wasCut);

        for (RunningNode node : List.of(acme, globex)) {
            node.bean(OwnKeys.class).change(node.bean(NodeKeys.class).current().fingerprint());
            tracker(acme).update(here, Map.of("summary", "Key of " + node.name()));
            Eventually.holds(
                    () -> "a change passes after " + node.name() + " changed its key" + state(),
                    () -> ("Key of " + node.name())
                            .equals(there(here).orElseThrow().fields().get("summary")));
        }
        Eventually.holds(
                () -> "the rest is brought: " + pieces.from + state(),
                () -> item(acme, here).attachments().size() == 1);
        assertThat(sha256(acme, item(acme, here), 0)).isEqualTo(Digests.sha256(bytes));
        assertThat(pieces.from).containsExactly(0L, (long) PIECE, 2L * PIECE);
    }

    @Test
    void whateverIsFetchedEndsTheSameOnceAtWhicheverStepOfFetchingItDies() throws IOException {
        List<ItemRef> kinds = new ArrayList<>();
        for (String kind : List.of("field", "status", "comment", "file", "delete")) {
            kinds.add(shared(kind));
        }
        ItemRef deleted = there(kinds.get(4)).orElseThrow().ref();
        globex.bean(Connections.class).deactivate(globexSide.id(), "Maintenance");
        tracker(acme).update(kinds.get(0), Map.of("summary", "another field"));
        tracker(acme).update(kinds.get(1), Map.of("status", Map.of("name", "Resolved")));
        tracker(acme).addComment(kinds.get(2), new CommentDraft("It smokes", false, null));
        attach(acme, kinds.get(3), "smoke".getBytes(StandardCharsets.UTF_8));
        acme.bean(Tickets.class).delete(kinds.get(4).id());
        ItemRef created = create("create");
        Eventually.holds(() -> "all six wait" + state(), () -> waiting() == 6);
        deathsOfAcme.arm(Map.of());
        deathsOfGlobex.arm(Map.of());
        globex.bean(Connections.class).activate(globexSide.id());

        Eventually.holds(
                () -> "each step died once: " + deathsOfAcme.places() + deathsOfGlobex.places() + state(),
                () -> died(deathsOfGlobex, "before Inbox.keep", "after Inbox.keep")
                        && died(deathsOfAcme, "before HandOut.settle", "after HandOut.settle"));
        deathsOfAcme.disarm();
        deathsOfGlobex.disarm();
        Eventually.holds(
                () -> "everything came to rest" + state(),
                () -> waiting() == 0
                        && isIdle(acme)
                        && isIdle(globex)
                        && there(created).isPresent());
        Item field = there(kinds.get(0)).orElseThrow();
        assertThat(field.fields()).containsEntry("summary", "another field");
        assertThat(there(kinds.get(1)).orElseThrow().fields().get("status"))
                .isEqualTo(item(acme, kinds.get(1)).fields().get("status"));
        assertThat(there(kinds.get(2)).orElseThrow().comments()).hasSize(1);
        assertThat(there(kinds.get(3)).orElseThrow().attachments()).hasSize(1);
        assertThat(tracker(globex).read("ticket", deleted.id())).isPresent();
        assertThat(copies("create")).isEqualTo(1);
        assertThat(copies("another field")).isEqualTo(1);
    }

    private static boolean died(Deaths deaths, String... places) {
        return deaths.places().getOrDefault("between", Set.of()).containsAll(List.of(places));
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
}
