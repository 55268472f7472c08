package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** All that every tracker owes; a connector's test extends this and says how to make items. */
public abstract class ConnectorContract extends FaultContract {

    private static final int WRITERS = 6;
    private static final int WRITES = 15;

    /** A delivery of the tracker that tells of a change of this item; needed where WEBHOOKS are offered. */
    protected WebhookCall deliveryOf(ItemRef item) {
        throw new UnsupportedOperationException("This contract test must say what a webhook delivery looks like.");
    }

    /** A path of the tracker's own API that answers 200 for this item; needed where RAW_CALLS are offered. */
    protected String rawPathOf(ItemRef item) {
        throw new UnsupportedOperationException("This contract test must name a path of the tracker's API.");
    }

    /** Lets another instance answer at the same address; false where the tracker does not tell one from another. */
    protected boolean becomeAnother() {
        return false;
    }

    /** By this the engine knows that what is not there was deleted, and is not merely looked for elsewhere. */
    @Test
    void tellsItsInstanceFromAnother() {
        Item item = create("Here and not there");
        String here = connector().identify().instance();

        assertThat(connector().identify().instance()).isEqualTo(here);
        assertThat(becomeAnother()).as("whether another can be told").isEqualTo(!here.isEmpty());
        if (!here.isEmpty()) {
            try {
                connector().read(item.ref().entityType(), item.ref().id());
            } catch (TrackerFailure noticed) {
                assertThat(noticed.kind()).isEqualTo(Kind.ELSEWHERE);
            }
            assertThat(connector().identify().instance()).isNotBlank().isNotEqualTo(here);
        }
    }

    @Test
    void answersWhatTheDocumentationSays() {
        String tracker = connector().identify().tracker();

        assertThat(CapabilityTable.written(tracker))
                .as("the column '%s' of docs/connectors.md", tracker)
                .isEqualTo(CapabilityTable.answered(connector().capabilities()));
    }

    /** By this the engine knows its own comment again when nobody heard whether it was taken. */
    @Test
    void aCommentOfOursIsByTheUserWeActAs() {
        if (connector().capabilities().offers(Capability.COMMENTS)) {
            Item item = create("Said by us");
            connector().addComment(item.ref(), comment("It is us"));

            assertThat(connector()
                            .read(item.ref().entityType(), item.ref().id())
                            .orElseThrow()
                            .comments())
                    .extracting(
                            said -> said.author() == null ? null : said.author().key())
                    .containsExactly(connector().identify().actingUser());
        }
    }

    /** By this the engine notices a number that was given again after the tracker was restored. */
    @Test
    void whenAnItemWasMadeNeverChanges() {
        Item item = create("Made once");
        Item changed = connector().update(item.ref(), patch("summary", "Changed since"));

        assertThat(item.fields().get("created")).isNotNull();
        assertThat(changed.fields().get("created")).isEqualTo(item.fields().get("created"));
        assertThat(connector().read(item.ref().entityType(), item.ref().id()))
                .map(each -> each.fields().get("created"))
                .contains(item.fields().get("created"));
    }

    @Test
    void startsWithNothingToReport() {
        create("Before anybody asked");

        assertThat(connector().changesSince(null, 10).hints()).isEmpty();
    }

    @Test
    void fallsSilentWhileNothingChanges() {
        String[] cursor = {connector().changesSince(null, 10).cursor()};
        create("The last for now");

        Eventually.holds("two pages in a row are empty and stay where they are", () -> {
            ChangesPage one = connector().changesSince(cursor[0], 10);
            ChangesPage two = connector().changesSince(one.cursor(), 10);
            cursor[0] = two.cursor();
            return one.hints().isEmpty()
                    && two.hints().isEmpty()
                    && two.cursor().equals(one.cursor());
        });
    }

    @Test
    void reportsEveryKindOfChange() {
        Item item = create("Watched");
        reports(item.ref(), () -> connector().update(item.ref(), patch("summary", "Watched twice")));
        reports(item.ref(), () -> connector().update(item.ref(), patch("summary", "Watched thrice")));
        if (connector().capabilities().offers(Capability.COMMENTS)) {
            reports(item.ref(), () -> connector().addComment(item.ref(), comment("Hello")));
        }
        List<ItemRef> made = new ArrayList<>();
        String cursor = connector().changesSince(null, 10).cursor();
        made.add(create("Watched too").ref());
        awaitHint(cursor, new Hint(made.get(0), false));
    }

    @Test
    void repeatsWhatAnOldCursorAsksFor() {
        String cursor = connector().changesSince(null, 10).cursor();
        Item item = create("Asked twice");

        awaitHint(cursor, new Hint(item.ref(), false));
        awaitHint(cursor, new Hint(item.ref(), false));
    }

    @Test
    void pagesThroughManyChanges() {
        String cursor = connector().changesSince(null, 10).cursor();
        List<ItemRef> made = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            made.add(create("Many " + number).ref());
        }

        Set<ItemRef> seen = new LinkedHashSet<>();
        ChangesPage page;
        do {
            page = connector().changesSince(cursor, 2);
            page.hints().forEach(hint -> seen.add(hint.item()));
            cursor = page.cursor();
        } while (page.more());

        assertThat(seen).containsAll(made);
    }

    @Test
    void reportsDeletions() {
        Item item = create("Short-lived");
        String cursor = connector().changesSince(null, 10).cursor();

        deleteByHand(item.ref());

        if (connector().capabilities().offers(Capability.DELETE_NOTICES)) {
            awaitHint(cursor, new Hint(item.ref(), true));
        } else {
            assertThat(connector().changesSince(cursor, 10).hints()).noneMatch(Hint::deleted);
        }
    }

    @Test
    void judgesWebhooksByWhoSentThem() {
        Item item = create("Delivered");
        WebhookCall forged = new WebhookCall(
                "POST", "", Map.of("Content-Type", "application/json"), "{}".getBytes(StandardCharsets.UTF_8), false);

        assertThat(connector().receiveWebhook(forged).accepted()).isFalse();
        if (connector().capabilities().offers(Capability.WEBHOOKS)) {
            WebhookVerdict verdict = connector().receiveWebhook(deliveryOf(item.ref()));
            assertThat(verdict.accepted()).isTrue();
            assertThat(verdict.hints())
                    .extracting(hint -> hint.item().id())
                    .contains(item.ref().id());
        }
    }

    @Test
    void letsRulesCallTheTrackersOwnApiAndNothingElse() {
        Item item = create("Raw");
        if (refused(Capability.RAW_CALLS, () -> connector().call(raw("/")))) {
            return;
        }

        assertThat(connector().call(raw(rawPathOf(item.ref()))).status()).isEqualTo(200);
        for (String path : List.of(
                "https://elsewhere.example/", "//elsewhere.example/", "/../../admin", "/%2e%2e/admin", "\\elsewhere")) {
            assertThat(failure(() -> connector().call(raw(path))).kind())
                    .as(path)
                    .isEqualTo(Kind.VALIDATION);
        }
    }

    @Test
    void losesNoChangeWhileManyWrite() throws InterruptedException {
        String start = connector().changesSince(null, 10).cursor();
        Watcher watcher = new Watcher(start);
        Thread polling = new Thread(watcher);
        polling.start();

        Map<Integer, ItemRef> items = new HashMap<>();
        Together.run(WRITERS, number -> {
            ItemRef mine = create("Writer " + number).ref();
            synchronized (items) {
                items.put(number, mine);
            }
            for (int write = 0; write < WRITES; write++) {
                connector().update(mine, patch("summary", "Writer " + number + " wrote " + write));
            }
        });
        watcher.done.countDown();
        polling.join();

        items.values()
                .forEach(ref -> assertThat(watcher.seen.get(ref.id()))
                        .as("last revision seen of " + ref)
                        .isEqualTo(connector()
                                .read(entityType(), ref.id())
                                .orElseThrow()
                                .revision()));
    }

    private void reports(ItemRef item, Runnable write) {
        String cursor = connector().changesSince(null, 10).cursor();
        write.run();
        awaitHint(cursor, new Hint(item, false));
    }

    /** A tracker that stamps by the second may need a moment to tell two changes apart. */
    private void awaitHint(String start, Hint hint) {
        String[] cursor = {start};
        Eventually.holds("there is a hint " + hint, () -> {
            ChangesPage page = connector().changesSince(cursor[0], 10);
            cursor[0] = page.cursor();
            return page.hints().contains(hint);
        });
    }

    private static RawCall raw(String path) {
        return new RawCall("GET", path, Map.of(), Map.of(), null);
    }

    /** Polls until told to stop and then once to the end, reading each item it is told about. */
    private final class Watcher implements Runnable {

        final Map<String, String> seen = new HashMap<>();
        final CountDownLatch done = new CountDownLatch(1);
        private String cursor;

        Watcher(String cursor) {
            this.cursor = cursor;
        }

        @Override
        public void run() {
            while (done.getCount() > 0) {
                drain();
            }
            Eventually.holds("nothing is left to report", () -> {
                String before = cursor;
                return drain() == 0 && cursor.equals(before) && drain() == 0;
            });
        }

        private int drain() {
            ChangesPage page;
            int count = 0;
            do {
                page = connector().changesSince(cursor, 3);
                for (Hint hint : page.hints()) {
                    connector()
                            .read(entityType(), hint.item().id())
                            .ifPresent(item -> seen.put(item.ref().id(), item.revision()));
                }
                count += page.hints().size();
                cursor = page.cursor();
            } while (page.more());
            return count;
        }
    }
}
