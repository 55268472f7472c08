package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Triggers;
import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Counts;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person does, it ends the same on both sides, once, at whichever step of its way the work dies. */
class EveryStepDiesTest {

    /** As many of each kind as there are places to die at. */
    private static final int EACH = Integer.getInteger("deaths.each", 24);

    private static final String SAID = "It smokes";
    private static final byte[] FILE = "line\n".repeat(50).getBytes(StandardCharsets.UTF_8);

    /** What a walk that finds its places by itself must have found at the least. */
    private static final List<String> LEAST_BETWEEN =
            moments("tracker.changesSince", "PollChanges.once", "LocalDelivery.deliver", "DoneMarker.mark");

    private static final List<String> LEAST_ALONG_THE_WAY = moments(
            "SendChange.keep", "Intents.intend", "KeepSync.keep", "LocalDelivery.deliver", "ReceiveAnswer.receive");

    private static final Map<Kind, List<String>> LEAST = Map.of(
            Kind.CREATE, along("tracker.create"),
            Kind.FIELD, along("tracker.update"),
            Kind.STATUS, along("tracker.update"),
            Kind.COMMENT, along("tracker.addComment"),
            Kind.ATTACHMENT, along("tracker.attach"),
            Kind.DELETE, moments("SendChange.end", "ReceiveAnswer.receive"));

    private static List<String> along(String write) {
        return Stream.concat(LEAST_ALONG_THE_WAY.stream(), moments(write).stream())
                .toList();
    }

    private static List<String> moments(String... steps) {
        return Stream.of(steps)
                .flatMap(step -> Stream.of("before " + step, "after " + step))
                .toList();
    }

    private final Deaths deaths = new Deaths();
    private final Map<Kind, List<ItemRef>> items = new EnumMap<>(Kind.class);
    private RunningNode node;
    private LocalPair pair;

    private enum Kind {
        CREATE,
        FIELD,
        STATUS,
        COMMENT,
        ATTACHMENT,
        DELETE
    }

    @BeforeEach
    void connect(@TempDir Path folder, TestInfo test) {
        NodeArguments arguments = NodeArguments.named("Acme", folder.resolve("acme"));
        boolean postgres = test.getDisplayName().contains("OnPostgres");
        node = RunningNode.start(postgres ? ConnectedPair.onPostgres(arguments) : arguments, deaths);
        pair = LocalPair.on(node);
        node.bean(Triggers.class).create(pair.near().id(), "ticket", "", "Every ticket", true);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void andNothingIsLostOrDoneTwice() {
        walk();
    }

    @Test
    void andNothingIsLostOrDoneTwiceOnPostgres() {
        walk();
    }

    private void walk() {
        for (Kind kind : Kind.values()) {
            items.put(kind, kind == Kind.CREATE ? List.of() : made(kind));
        }
        int ready = EACH * (Kind.values().length - 1);
        atRest(ready, ready);
        Map<UUID, String> kinds = new HashMap<>();
        items.forEach(
                (kind, all) -> all.forEach(item -> kinds.put(twin(item).id().value(), kind.name())));
        List<ItemRef> copies = Objects.requireNonNull(items.get(Kind.DELETE)).stream()
                .map(this::copyOf)
                .toList();

        deaths.arm(kinds);
        items.put(Kind.CREATE, made(Kind.CREATE));
        items.forEach((kind, all) -> all.forEach(item -> change(kind, item)));
        atRest(EACH * Kind.values().length, EACH * (Kind.values().length - 1));

        items.forEach((kind, all) -> {
            if (kind != Kind.DELETE) {
                all.forEach(item -> assertEqualOnce(kind, item));
            }
        });
        assertThat(faults())
                .filteredOn(EveryStepDiesTest::isOfADeletion)
                .extracting(Fault::item)
                .as("copies whose original was deleted, each told once")
                .hasSize(EACH)
                .doesNotHaveDuplicates();
        assertThat(copies)
                .allSatisfy(
                        copy -> assertThat(tracker().read("ticket", copy.id())).isPresent());
        assertThat(deaths.spared())
                .as("places that some kind came to and did not die at")
                .isEmpty();
    }

    private List<ItemRef> made(Kind kind) {
        return IntStream.range(0, EACH)
                .mapToObj(number -> tracker()
                        .create("ticket", kind + "-" + number, Map.of("summary", kind + " " + number))
                        .ref())
                .toList();
    }

    private void change(Kind kind, ItemRef item) {
        switch (kind) {
            case CREATE -> {}
            case FIELD -> tracker().update(item, Map.of("summary", "Changed " + item.key()));
            case STATUS -> tracker().update(item, Map.of("status", Map.of("name", "Resolved")));
            case COMMENT -> tracker().addComment(item, new CommentDraft(SAID, false, null));
            case ATTACHMENT ->
                tracker()
                        .attach(
                                item,
                                new AttachmentDraft("a.txt", "text/plain", FILE.length, Digests.sha256(FILE), false),
                                new ByteArrayInputStream(FILE));
            case DELETE -> node.bean(Tickets.class).delete(item.id());
        }
    }

    private void assertEqualOnce(Kind kind, ItemRef item) {
        Item here = read(item);
        Item there = read(copyOf(item));
        for (String field : List.of("summary", "status")) {
            assertThat(there.fields().get(field))
                    .as(kind + ": " + field + " of the copy of " + item.key())
                    .isEqualTo(here.fields().get(field));
        }
        for (Item each : List.of(here, there)) {
            assertThat(each.comments())
                    .as(kind + ": comments of " + each.ref().key())
                    .hasSize(kind == Kind.COMMENT ? 1 : 0)
                    .allMatch(comment -> comment.body().endsWith(SAID));
            assertThat(each.attachments())
                    .as(kind + ": files of " + each.ref().key())
                    .hasSize(kind == Kind.ATTACHMENT ? 1 : 0)
                    .allMatch(file -> Digests.sha256(FILE).equals(file.sha256()));
        }
    }

    /** Waits until everything came to rest, and there is a copy of each ticket and no second one. */
    private void atRest(int copies, int twins) {
        Eventually.holds(
                Duration.ofMinutes(2),
                () -> "everything came to rest: " + counts() + ", " + copies() + " copies, " + twins() + " twins\n"
                        + node.bean(Queue.class).page(null, 0, 5) + "\n"
                        + node.bean(Faults.class).open(null, null, 5),
                () -> counts().done() == counts().accepted() && twins() == 2L * twins && copies() == copies);
        assertThat(faults()).filteredOn(fault -> !isOfADeletion(fault)).isEmpty();
    }

    private List<Fault> faults() {
        return node.bean(Faults.class).open(null, null, EACH * Kind.values().length);
    }

    private static boolean isOfADeletion(Fault fault) {
        return fault.message().contains("was deleted there");
    }

    private Counts counts() {
        return node.bean(Queue.class).counts(null);
    }

    private long twins() {
        return node.bean(Twins.class).count(null);
    }

    private long copies() {
        return tracker().search("ticket", "", null, 10_000).items().stream()
                .filter(item -> item.key().startsWith("OPS-"))
                .count();
    }

    private Twin twin(ItemRef item) {
        return node.bean(Twins.class).findByLocal(pair.near().id(), item).orElseThrow();
    }

    private ItemRef copyOf(ItemRef item) {
        return read(Objects.requireNonNull(twin(item).remoteItemId())).ref();
    }

    private Item read(ItemRef item) {
        return read(item.id());
    }

    private Item read(String id) {
        return tracker().read("ticket", id).orElseThrow();
    }

    private Connector tracker() {
        return node.bean(LocalTracker.class).connector();
    }
}
