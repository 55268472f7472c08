package dev.syncline.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.change.ItemChanged;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Faults;
import dev.syncline.item.Counterpart;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueueOrder;
import dev.syncline.queue.QueueSlice;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.QueuedWork.State;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.History;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.test.web.servlet.MockMvc;

/** The queue shows what waits and why. */
@PageTest
class QueuePageTest {

    private static final TwinId TWIN = new TwinId(UUID.fromString("7b1f2a64-0000-4000-8000-000000000001"));
    private static final ItemChanged CHANGE =
            new ItemChanged(Examples.ID, TWIN, new ItemRef("", "", "ticket", "1", "ACME-1"), ItemChanged.Cause.CHANGED);

    @Autowired
    MockMvc mvc;

    @Autowired
    Queue queue;

    @Autowired
    Connections connections;

    @Autowired
    Envelopes envelopes;

    @Autowired
    Twins twins;

    @Autowired
    Faults faults;

    @Autowired
    History history;

    @Autowired
    RemoteFiles files;

    @Test
    void showsWhatWaitsAndWhy() {
        waiting(1);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue");
        assertThat(browser.text("//tbody/tr"))
                .contains("ACME-1", "Acme to Globex", "Parked", "The rule failed.", "Change", "outgoing");
        assertThat(browser.text("//dl")).contains("Accepted", "9");
        assertThat(browser.count("//a[normalize-space()='Next page']")).isZero();
    }

    @Test
    void turnsThePage() {
        waiting(51);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue");
        assertThat(browser.count("//tbody/tr")).isEqualTo(50);
        assertThat(browser.attribute("//a[normalize-space()='Next page']", "href"))
                .contains("after=50");
    }

    @Test
    void sortsByTheColumnPressedAndTurnsTheOrderRound() {
        waiting(2);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue").press("Connection");
        verify(queue).page(QueueSlice.all(null), QueueOrder.CONNECTION, false, 0, 51);
        assertThat(browser.attribute("//th[@aria-sort]", "aria-sort")).isEqualTo("ascending");
        assertThat(browser.text("//th[@aria-sort]")).isEqualTo("Connection");
        browser.press("Connection");
        verify(queue).page(QueueSlice.all(null), QueueOrder.CONNECTION, true, 0, 51);
        browser.open("/queue?sort=nonsense&page=-3");
        assertThat(browser.text("//th[@aria-sort]")).isEqualTo("ID");
    }

    @Test
    void showsWhatComesInAndWhatGoesOutOnTabsOfTheirOwn() {
        waiting(1);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue").press("Incoming sync");
        verify(queue).page(new QueueSlice(null, Envelopes.INCOMING, false, null, 0), QueueOrder.NUMBER, false, 0, 51);
        browser.press("Outgoing sync");
        verify(queue).page(new QueueSlice(null, Envelopes.INCOMING, true, null, 0), QueueOrder.NUMBER, false, 0, 51);
    }

    @Test
    void findsTheEventsOfAnItemByWhatEitherSideCallsIt() {
        waiting(1);
        given(twins.called("ACME-7", 50)).willReturn(List.of(pair("ACME-7", "GLOBEX-7"), pair("ACME-8", "ACME-7")));
        List<Lane> lanes = Envelopes.lanes(new ConnectionId(Examples.ID.value()), TWIN.value());
        PlainBrowser browser =
                new PlainBrowser(mvc, "/queue").type("item", "ACME-7").press("Find");
        verify(queue).page(new QueueSlice(null, null, false, lanes, 0), QueueOrder.NUMBER, false, 0, 51);
        browser.type("remote", "GLOBEX-9").press("Find");
        verify(queue).page(new QueueSlice(null, null, false, List.of(), 0), QueueOrder.NUMBER, false, 0, 51);
    }

    @Test
    void findsTheFirstSyncOfAnItemThatNoPairIsKeptForYet() {
        waiting(1);
        QueuedWork first = carries(9, "{\"summary\":\"Printer\"}");
        given(queue.called(eq(Envelopes.INCOMING), eq("GLOBEX-1"), anyInt())).willReturn(List.of(first));
        new PlainBrowser(mvc, "/queue").type("remote", "GLOBEX-1").press("Find");
        List<Lane> lanes = Envelopes.lanes(Examples.ID, TWIN.value());
        verify(queue).page(new QueueSlice(null, null, false, lanes, 0), QueueOrder.NUMBER, false, 0, 51);
    }

    @Test
    void looksAtOneConnectionThatIsChosenBesideTheItems() {
        waiting(1);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue");
        assertThat(browser.text("//select[@id='connection']")).contains("All connections", "Acme to Globex");
        browser.select("connection", Examples.ID.toString()).press("Find");
        verify(queue).page(QueueSlice.all(Examples.ID.value()), QueueOrder.NUMBER, false, 0, 51);
        assertThat(browser.attribute("//select[@id='connection']/option[@selected]", "value"))
                .isEqualTo(Examples.ID.toString());
        assertThat(browser.count("//input[@id='containing']"))
                .as("there are no others to find")
                .isZero();
    }

    @Test
    void namesTheFilesThatGoOverWithAnEvent() {
        waiting(2);
        carries("{\"summary\":\"Printer\",\"attachments\":[{\"filename\":\"photo.png\",\"filesize\":200}]}");
        PlainBrowser browser = new PlainBrowser(mvc, "/queue?tab=incoming-files");
        assertThat(browser.count("//tbody/tr")).isEqualTo(1);
        assertThat(browser.text("//tbody/tr")).contains("photo.png, 200 bytes");
    }

    @Test
    void listsOfWhatComesInOnlyFilesThatAreNotWrittenAndHowMuchOfThemIsHere() {
        waiting(2);
        String sha256 = "ab".repeat(32);
        carries("{\"attachments\":[{\"id\":\"1\",\"filename\":\"old.png\",\"filesize\":100},"
                + "{\"id\":\"2\",\"filename\":\"new.iso\",\"filesize\":900,\"sha256\":\"" + sha256 + "\"}]}");
        given(twins.traces(Examples.ID, TWIN)).willReturn(List.of(Trace.ofTheirs(Trace.Type.ATTACHMENT, "7", "1")));
        given(files.here(Examples.ID, TWIN.value(), "2", 900, sha256)).willReturn(120L);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue?tab=incoming-files");
        assertThat(browser.text("//tbody/tr"))
                .contains("new.iso, 900 bytes, 120 of them fetched")
                .doesNotContain("old.png");
    }

    @Test
    void listsNoSyncWhoseFilesAreAllWritten() {
        waiting(2);
        carries("{\"attachments\":[{\"id\":\"1\",\"filename\":\"old.png\",\"filesize\":100}]}");
        given(twins.traces(Examples.ID, TWIN)).willReturn(List.of(Trace.ofTheirs(Trace.Type.ATTACHMENT, "7", "1")));
        assertThat(new PlainBrowser(mvc, "/queue?tab=incoming-files").count("//tbody/tr"))
                .isZero();
    }

    @Test
    void saysWhatTheSenderOfFilesIsNotTold() {
        waiting(0);
        assertThat(new PlainBrowser(mvc, "/queue?tab=outgoing-files").text("//main"))
                .contains("which of them are still to come, this node is not told");
    }

    @Test
    void showsWhatTravelsAndHowItDiffersFromWhatTravelledBefore() {
        waiting(1);
        carries("{\"summary\":\"Printer on fire\",\"status\":\"Open\"}");
        given(twins.lastReceived(Examples.ID, TWIN))
                .willReturn(Optional.of(replica("{\"summary\":\"Printer\",\"status\":\"Open\"}")));
        PlainBrowser browser = new PlainBrowser(mvc, "/queue/9");
        assertThat(browser.count("//tbody/tr")).isEqualTo(1);
        assertThat(browser.text("//tbody/tr")).contains("summary", "Printer", "Printer on fire");
        assertThat(browser.text("//pre")).contains("\"status\" : \"Open\"");
        assertThat(browser.text("//dl")).contains("Event number", "31", "Incoming");
    }

    @Test
    void comparesWithTheEventBeforeItWhileThatStillWaits() {
        waiting(1);
        QueuedWork later = carries(9, "{\"summary\":\"Printer out\",\"status\":\"Open\"}");
        QueuedWork earlier = carries(8, "{\"summary\":\"Printer on fire\",\"status\":\"Open\"}");
        given(queue.ahead(eq(later.work()), anyInt())).willReturn(List.of(earlier));
        given(twins.lastReceived(Examples.ID, TWIN))
                .willReturn(Optional.of(replica("{\"summary\":\"Printer\",\"status\":\"New\"}")));
        PlainBrowser browser = new PlainBrowser(mvc, "/queue/9");
        assertThat(browser.count("//tbody/tr"))
                .as("that the status changed is the earlier event's")
                .isEqualTo(1);
        assertThat(browser.text("//tbody/tr")).contains("summary", "Printer on fire", "Printer out");
    }

    @Test
    void saysThatNothingWaits() {
        waiting(0);
        assertThat(new PlainBrowser(mvc, "/queue/table").text("//*[@class='empty']"))
                .contains("Nothing is waiting");
    }

    /** Work 9 brings this replica in. */
    private void carries(String replica) {
        QueuedWork incoming = carries(9, replica);
        given(queue.page(any(), any(), anyBoolean(), anyLong(), eq(500))).willReturn(List.of(change(8), incoming));
    }

    private QueuedWork carries(long id, String replica) {
        QueuedWork incoming = new QueuedWork(
                new Work(
                        id,
                        Envelopes.INCOMING,
                        new Lane("a"),
                        Examples.ID.value(),
                        "GLOBEX-1",
                        "envelope",
                        1,
                        Examples.NOON),
                State.QUEUED,
                null,
                null);
        SyncMessage message = new SyncMessage(new Counterpart("1", "GLOBEX-1", "", ""), replica(replica));
        given(queue.find(id)).willReturn(Optional.of(incoming));
        given(envelopes.carriedBy(incoming.work()))
                .willReturn(Optional.of(new Envelope(
                        Examples.ID, TWIN.value(), 31, TWIN.value(), SyncMessage.KIND, "GLOBEX-1", message.toBody())));
        return incoming;
    }

    private static Replica replica(String fields) {
        Replica whole = new Replica(Map.of());
        return Replica.fromJson(whole.toJson().replaceAll("\\{\\s*\\}", fields));
    }

    private static Twin pair(String key, String remoteKey) {
        return new Twin(
                TWIN,
                Examples.ID,
                new ItemRef("", "", "ticket", key, key),
                null,
                remoteKey,
                null,
                Examples.NOON,
                null,
                null,
                false,
                false);
    }

    private static QueuedWork change(long id) {
        return new QueuedWork(
                new Work(
                        id,
                        ItemChanged.KIND,
                        new Lane("a"),
                        Examples.ID.value(),
                        "ACME-" + id,
                        CHANGE.toWork().payload(),
                        2,
                        Examples.NOON),
                State.PARKED,
                "The rule failed.",
                null);
    }

    private void waiting(int number) {
        Connection connection = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        Examples.only(connections, connection);
        given(connections.page(any(), any())).willReturn(new PageImpl<>(List.of(connection)));
        given(queue.counts(any())).willReturn(new Counts(9, 4, 1, 1, 3));
        List<QueuedWork> works = LongStream.rangeClosed(1, number)
                .mapToObj(QueuePageTest::change)
                .toList();
        given(queue.page(any(), any(), anyBoolean(), anyLong(), anyInt())).willReturn(works);
    }
}
