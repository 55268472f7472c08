package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** All that every tracker owes; a connector's test extends this and says how to make items. */
public abstract class ConnectorContract extends PartsContract {

    private static final int WRITERS = 6;
    private static final int WRITES = 15;

    @Test
    void startsWithNothingToReport() {
        create("Before anybody asked");

        ChangesPage start = connector().changesSince(null, 10);

        assertThat(start.hints()).isEmpty();
        assertThat(connector().changesSince(start.cursor(), 10).hints()).isEmpty();
    }

    @Test
    void reportsEveryKindOfChange() {
        Item item = create("Watched");
        assertThat(reportedAfter(() -> connector().update(item.ref(), patch("summary", "Watched twice"))))
                .extracting(Hint::item)
                .containsExactly(item.ref());
        assertThat(reportedAfter(() -> connector().addComment(item.ref(), new CommentDraft("Hello", false, null))))
                .extracting(Hint::item)
                .containsExactly(item.ref());
        assertThat(reportedAfter(() -> create("Watched too"))).hasSize(1);
    }

    @Test
    void repeatsWhatAnOldCursorAsksFor() {
        String cursor = connector().changesSince(null, 10).cursor();
        Item item = create("Asked twice");

        assertThat(connector().changesSince(cursor, 10).hints())
                .isEqualTo(connector().changesSince(cursor, 10).hints())
                .extracting(Hint::item)
                .containsExactly(item.ref());
    }

    @Test
    void pagesThroughManyChanges() {
        String cursor = connector().changesSince(null, 10).cursor();
        List<ItemRef> made = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            made.add(create("Many " + number).ref());
        }

        List<ItemRef> seen = new ArrayList<>();
        ChangesPage page;
        do {
            page = connector().changesSince(cursor, 2);
            page.hints().forEach(hint -> seen.add(hint.item()));
            cursor = page.cursor();
        } while (page.more());

        assertThat(seen).containsExactlyElementsOf(made);
    }

    @Test
    void reportsDeletions() {
        Item item = create("Short-lived");
        String cursor = connector().changesSince(null, 10).cursor();

        deleteByHand(item.ref());

        List<Hint> hints = connector().changesSince(cursor, 10).hints();
        if (connector().capabilities().offers(Capability.DELETE_NOTICES)) {
            assertThat(hints).containsExactly(new Hint(item.ref(), true));
        } else {
            assertThat(hints).noneMatch(Hint::deleted);
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

    @Test
    void judgesWebhooksOnlyWhereItHasThem() {
        if (!connector().capabilities().offers(Capability.WEBHOOKS)) {
            assertThat(connector().receiveWebhook(Map.of(), new byte[0]).accepted())
                    .isFalse();
        }
    }

    @Test
    void writesOneCustomFieldAndLeavesTheOthers() {
        Item item = create("Customised");
        if (refused(
                Capability.CUSTOM_FIELDS,
                () -> connector().update(item.ref(), patch("customFields", Map.of("Floor", "2"))))) {
            return;
        }

        connector().update(item.ref(), patch("customFields", Map.of("Floor", "2", "Cost", 12.5)));
        Item after = connector().update(item.ref(), patch("customFields", Map.of("Floor", "3")));

        assertThat(String.valueOf(after.fields().get("customFields"))).contains("3", "12.5");
    }

    private List<Hint> reportedAfter(Runnable write) {
        String cursor = connector().changesSince(null, 10).cursor();
        write.run();
        return connector().changesSince(cursor, 10).hints();
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
            boolean last;
            do {
                last = done.getCount() == 0;
                drain();
            } while (!last);
        }

        private void drain() {
            ChangesPage page;
            do {
                page = connector().changesSince(cursor, 3);
                for (Hint hint : page.hints()) {
                    connector()
                            .read(entityType(), hint.item().id())
                            .ifPresent(item -> seen.put(item.ref().id(), item.revision()));
                }
                cursor = page.cursor();
            } while (page.more());
        }
    }
}
