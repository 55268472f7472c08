package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Shown;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.FakeEnvelopes;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.FileSource;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images within texts, on their way to a side that could not see them. */
class PicturesTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final String OURS = "https://acme.example/image?a=1&b=2";
    private static final String SHOWING_OURS =
            "<p>See <img src=\"https://acme.example/image?a=1&amp;b=2\" alt=\"x\"></p>";
    private static final String RULE = "replica.description = issue.description\n"
            + "replica.summary = issue.summary\nreplica.attachments = issue.attachments";

    private final FakeTracker tracker = new FakeTracker();
    private final FakeEnvelopes envelopes = new FakeEnvelopes();
    private final FakeSide side = new FakeSide();
    private final Slice slice = Slice.of(
            tracker,
            side.with(Map.of(Envelopes.class, envelopes.envelopes(), Queue.class, new FakeQueue().queue())),
            "twin",
            "fault",
            "script",
            "change",
            "outgoing");
    private final SendChange send = slice.get(SendChange.class);
    private final Item item = tracker.person(Map.of("summary", "Printer"));
    private final TwinId twin =
            slice.get(Twins.class).begin(side.connection, item.ref()).id();
    private long works;

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void anImageThatATextHoldsItselfTravelsAsAFile() throws IOException {
        String source = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(PNG);

        Map<?, ?> file =
                files(sent(RULE, "<p>See <img src=\"" + source + "\"></p>")).get(0);

        assertThat(String.valueOf(file.get("filename"))).matches("picture-[0-9a-f]{8}\\.png");
        assertThat(file.get("mimetype")).isEqualTo("image/png");
        assertThat(file.get("filesize")).isEqualTo(PNG.length);
        assertThat(file.get(Shown.PART)).isEqualTo(List.of(Shown.digest(source)));
        assertThat(bytes(file)).isEqualTo(PNG);
    }

    @Test
    void anImageThatOnlyOurTrackerServesIsFetchedOnceAndNamedBeforeItIsOpened() throws IOException {
        tracker.images.put(OURS, PNG);

        Map<?, ?> file = files(sent(RULE, SHOWING_OURS)).get(0);
        tracker.personSets(item.ref().id(), "summary", "Printer on fire");
        Replica again = look(Cause.CHANGED);

        assertThat(files(again)).isEqualTo(List.of(file));
        assertThat(tracker.writes()).containsOnlyOnce("openImage " + OURS);
        assertThat(bytes(file)).isEqualTo(PNG);
        assertThat(Shown.filename(again, OURS)).contains(String.valueOf(file.get("filename")));
    }

    @Test
    void theSameImageIsOneFileWhereverItIsShown() {
        tracker.images.put(OURS, PNG);
        tracker.images.put("again.png", PNG);
        tracker.personAttaches(item.ref().id(), "burning.png", PNG);

        Replica sent = sent(RULE, SHOWING_OURS + "<img src=\"again.png\">");

        assertThat(files(sent))
                .singleElement()
                .satisfies(file -> assertThat(file.get("filename")).isEqualTo("burning.png"));
        assertThat(Shown.filename(sent, OURS)).contains("burning.png");
        assertThat(Shown.filename(sent, "again.png")).contains("burning.png");
    }

    @Test
    void whatIsNoImageOrNobodysStaysBehind() {
        tracker.images.put(OURS, "<svg onload='go()'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        Replica sent = sent(
                RULE,
                SHOWING_OURS
                        + "<img src=\"https://spy.example/p.gif\"><img src=\"data:image/svg+xml;base64,PHN2Zy8+\">"
                        + "<img src=\"data:image/png;base64,?\">");

        assertThat(files(sent)).isEmpty();
    }

    @Test
    void noImageOfATextThatTheRuleKeepsAtHomeLeaves() {
        tracker.images.put(OURS, PNG);

        assertThat(files(sent("replica.attachments = issue.attachments", SHOWING_OURS)))
                .isEmpty();
        assertThat(sent("replica.description = issue.description", SHOWING_OURS).hub())
                .doesNotContainKey("attachments");
        assertThat(tracker.writes()).doesNotContain("openImage " + OURS);
    }

    @Test
    void aTextThatTheRuleSendsUnderAnotherNameIsStillTheTrackers() {
        tracker.images.put(OURS, PNG);

        Replica sent =
                sent("replica.advice = issue.description; replica.attachments = issue.attachments", SHOWING_OURS);

        assertThat(files(sent)).hasSize(1);
    }

    private Replica sent(String rule, String description) {
        side.publish(rule, "");
        tracker.personSets(item.ref().id(), "description", description);
        return look(Cause.EXALATED);
    }

    private Replica look(Cause cause) {
        NewWork work = new ItemChanged(side.connection, twin, item.ref(), cause).toWork();
        assertThat(send.handle(new Work(
                        ++works,
                        work.kind(),
                        work.lane(),
                        work.connection(),
                        work.subject(),
                        work.payload(),
                        0,
                        Instant.EPOCH)))
                .isEqualTo(Outcome.done());
        List<Envelope> sent = envelopes.take();
        assertThat(sent).hasSize(1);
        return SyncMessage.fromBody(sent.get(0).body()).replica();
    }

    private static List<Map<?, ?>> files(Replica replica) {
        return ((List<?>) java.util.Objects.requireNonNull(replica.hub().get("attachments")))
                .stream().<Map<?, ?>>map(file -> (Map<?, ?>) file).toList();
    }

    private byte[] bytes(Map<?, ?> file) throws IOException {
        FileSource.OpenFile open = slice.get(FileSource.class)
                .open(side.connection, twin.value(), String.valueOf(file.get("id")), 0)
                .orElseThrow();
        assertThat(open.sha256()).isEqualTo(file.get("sha256"));
        try (InputStream content = open.content()) {
            return content.readAllBytes();
        }
    }
}
