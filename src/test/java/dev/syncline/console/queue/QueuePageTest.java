package dev.syncline.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.ConnectionId;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Lane;
import dev.syncline.queue.QueueOrder;
import dev.syncline.queue.QueueSlice;
import dev.syncline.queue.QueuedWork;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.Twin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The queue shows what waits and why. */
@PageTest
class QueuePageTest extends WithQueue {

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
}
