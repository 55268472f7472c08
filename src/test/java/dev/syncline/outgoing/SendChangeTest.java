package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.Digests;
import dev.syncline.testing.FakeEnvelopes;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.FileSource;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves when an item changed. */
class SendChangeTest {

    private final FakeTracker tracker = new FakeTracker();
    private final FakeEnvelopes envelopes = new FakeEnvelopes();
    private final FakeQueue queue = new FakeQueue();
    private final FakeSide side = new FakeSide();
    private final Slice slice = Slice.of(
            tracker,
            side.with(Map.of(Envelopes.class, envelopes.envelopes(), Queue.class, queue.queue())),
            "twin",
            "fault",
            "script",
            "change",
            "outgoing");
    private final SendChange send = slice.get(SendChange.class);
    private final Twins twins = slice.get(Twins.class);
    private final Faults faults = slice.get(Faults.class);
    private Item item = tracker.person(Map.of("summary", "Printer", "status", Map.of("name", "Open")));
    private TwinId twin = twins.begin(side.connection, item.ref()).id();
    private long works;

    @BeforeEach
    void underSync() {
        assertThat(look(Cause.EXALATED)).isEqualTo(Outcome.done());
        assertThat(envelopes.take()).hasSize(1);
    }

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void sendsWhatTheRuleMadeOfTheItem() {
        tracker.personSets(id(), "summary", "Printer on fire");
        look(Cause.CHANGED);

        List<Envelope> sent = envelopes.take();
        assertThat(sent).extracting(Envelope::kind).containsExactly(SyncMessage.KIND);
        SyncMessage message = SyncMessage.fromBody(sent.get(0).body());
        assertThat(message.replica().hub()).containsEntry("summary", "Printer on fire");
        assertThat(message.from().key()).isEqualTo(item.ref().key());
        assertThat(message.from().url())
                .isEqualTo("https://tracker.example/" + item.ref().key());
    }

    @Test
    void saysHowTextsAreWrittenThatTheRuleLeftAsTheyAre() {
        side.publish("replica.description = entity.description", "");
        tracker.personSets(id(), "description", "<p>It burns</p>");
        look(Cause.CHANGED);
        assertThat(SyncMessage.fromBody(envelopes.take().get(0).body()).notations())
                .isEqualTo(Map.of("description", "HTML"));

        side.publish("replica.description = nodeHelper.stripHtml(entity.description)", "");
        look(Cause.CHANGED);
        assertThat(envelopes.take()).noneMatch(each -> each.body().contains("notations"));
    }

    @Test
    void remembersWhatItSentAndWhatTheRuleWasGiven() {
        tracker.personSets(id(), "summary", "Printer on fire");
        look(Cause.CHANGED);
        look(Cause.CHANGED);

        List<PastSync> past = slice.get(History.class).latest(side.connection, null, 10);
        assertThat(past).hasSize(2);
        assertThat(past.get(0).changes()).containsExactly(FieldChange.set("summary", "Printer", "Printer on fire"));
        assertThat(past.get(0).revision()).isEqualTo(1);
        SyncContent content = slice.get(History.class)
                .content(side.connection, past.get(0).id())
                .orElseThrow();
        assertThat(content.local()).isEqualTo(tracker.item(id()));
        assertThat(content.previous())
                .isNotNull()
                .satisfies(replica -> assertThat(replica.hub()).containsEntry("summary", "Printer"));
        assertThat(content.replica().hub()).containsEntry("summary", "Printer on fire");
    }

    @Test
    void sendsNothingWhenTheReplicaDidNotChange() {
        tracker.personSets(id(), "impact", "not in the replica");
        look(Cause.CHANGED);
        look(Cause.CHANGED);

        assertThat(envelopes.take()).isEmpty();
    }

    @Test
    void sendsNothingBecauseTracesCameIn() {
        String comment = tracker.personSays(id(), "Hello").id();
        look(Cause.CHANGED);
        assertThat(envelopes.take()).hasSize(1);

        twins.trace(side.connection, twin, List.of(Trace.ofOurs(Trace.Type.COMMENT, comment, "r1")));
        look(Cause.CHANGED);
        assertThat(envelopes.take()).isEmpty();
    }

    @Test
    void sendsNothingWhenTheRuleLeavesTheReplicaEmpty() {
        side.publish("if (issue.summary == 'Printer') { replica.summary = issue.summary }", "");
        tracker.personSets(id(), "summary", "Secret");
        look(Cause.CHANGED);

        assertThat(envelopes.take()).isEmpty();
    }

    @Test
    void sendsAgainOnRequestAndOnASyncBackOnlyWhatIsNew() {
        look(Cause.SYNC_BACK);
        assertThat(envelopes.take()).isEmpty();
        look(Cause.EXALATED);
        assertThat(envelopes.take()).hasSize(1);
    }

    @Test
    void sendsUnderOtherRulesWhatOurOwnWriteLeftBecauseTheOtherSideDoesNotKnowItInThoseWords() {
        twins.written(side.connection, twin, tracker.update(item.ref(), Map.of("summary", "Written")));
        look(Cause.CHANGED);
        assertThat(envelopes.take()).isEmpty();

        side.publish("replica.summary = issue.summary\nreplica.origin = 'Acme'", "");
        look(Cause.CHANGED);
        envelopes.take();
        twins.written(side.connection, twin, tracker.update(item.ref(), Map.of("summary", "Written again")));
        side.publish("replica.summary = issue.summary\nreplica.origin = 'Acme desk'", "");
        look(Cause.RERUN);
        assertThat(envelopes.take()).hasSize(1);
        look(Cause.RERUN);
        assertThat(envelopes.take()).isEmpty();
    }

    @Test
    void knowsItsOwnWriteAgainAndStaysSilent() {
        twins.written(
                side.connection, twin, tracker.update(item.ref(), Map.of("summary", "Written for the other side")));
        look(Cause.CHANGED);
        assertThat(envelopes.take()).isEmpty();

        tracker.personSets(id(), "summary", "Printer");
        look(Cause.CHANGED);
        assertThat(envelopes.take()).hasSize(1);
    }

    @Test
    void sendsWhatAPersonChangedInTheMomentOfOurOwnWrite() {
        Item ours = tracker.update(item.ref(), Map.of("summary", "Written for the other side"));
        twins.written(side.connection, twin, ours);
        tracker.personSets(id(), "status", Map.of("name", "Closed"));
        look(Cause.CHANGED);

        assertThat(envelopes.take()).hasSize(1);
    }

    @Test
    void sendsThatAPersonTookOurWriteBackBeforeWeLooked() {
        Item ours = tracker.update(item.ref(), Map.of("summary", "Written for the other side"));
        twins.written(side.connection, twin, ours);
        tracker.personSets(id(), "summary", "Printer");
        look(Cause.CHANGED);

        assertThat(envelopes.take()).hasSize(1);
    }

    @Test
    void tellsTheOtherSideThatTheItemLeavesSync() {
        look(Cause.UNEXALATED);

        assertThat(envelopes.take()).extracting(Envelope::kind).containsExactly("unexalate");
        assertThat(twins.ended(side.connection, twin)).isTrue();
        look(Cause.CHANGED);
        assertThat(envelopes.take()).isEmpty();
    }

    @Test
    void tellsTheOtherSideThatTheItemIsGoneAndWhichOneItWasMergedInto() {
        tracker.personMerges(id(), "ACME-9");
        look(Cause.CHANGED);

        assertThat(envelopes.take()).singleElement().asString().matches(".*kind=deleted.*ACME-9.*");
    }

    @Test
    void parksAnItemWhoseRuleThrowsAndResolvesItsFaultOnceItGoesThrough() {
        side.publish("replica.summary = issue.summary\nthrow new IllegalStateException('No such luck')", "");
        Work work = work(Cause.CHANGED);
        tracker.personSets(id(), "summary", "Printer on fire");

        assertThat(send.handle(work)).isInstanceOf(Outcome.Park.class);
        Fault fault = faults.open(side.connection, null, 5).get(0);
        assertThat(fault.message()).contains("No such luck");
        assertThat(fault.rule()).isEqualTo("outgoing");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.workId()).isEqualTo(work.id());
        verify(side.connections(), never()).deactivate(eq(side.connection), any());

        side.publish(FakeSide.OUTGOING, "");
        assertThat(send.handle(work)).isEqualTo(Outcome.done());
        assertThat(faults.open(side.connection, null, 5)).isEmpty();
        assertThat(envelopes.take()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheTrackerAsks() {
        tracker.failBefore(
                "read",
                new TrackerFailure(
                        TrackerFailure.Kind.RATE_LIMITED, "Slow down.", Map.of(), Duration.ofSeconds(7), null));

        assertThat(look(Cause.CHANGED)).isEqualTo(new Outcome.Retry("Slow down.", Duration.ofSeconds(7)));
        assertThat(faults.open(side.connection, null, 5)).isEmpty();
    }

    @Test
    void opensOnlyFilesTheRuleChoseToSend() throws IOException {
        String open = tracker.personAttaches(id(), "open.txt", bytes("open")).id();
        look(Cause.CHANGED);
        side.publish("replica.summary = issue.summary", "");
        String secret =
                tracker.personAttaches(id(), "secret.txt", bytes("secret")).id();

        FileSource files = slice.get(FileSource.class);
        FileSource.OpenFile file =
                files.open(side.connection, twin.value(), open, 2).orElseThrow();
        try (InputStream content = file.content()) {
            assertThat(content.readAllBytes()).isEqualTo(bytes("en"));
        }
        assertThat(file.size()).isEqualTo(4);
        assertThat(file.sha256()).isEqualTo(Digests.sha256(bytes("open")));
        assertThat(files.open(side.connection, twin.value(), secret, 0)).isEmpty();
    }

    private Outcome look(Cause cause) {
        return send.handle(work(cause));
    }

    private Work work(Cause cause) {
        NewWork work = new ItemChanged(side.connection, twin, item.ref(), cause).toWork();
        return new Work(
                ++works, work.kind(), work.lane(), work.connection(), work.subject(), work.payload(), 0, Instant.EPOCH);
    }

    private String id() {
        return item.ref().id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
