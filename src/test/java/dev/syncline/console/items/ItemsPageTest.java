package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Faults;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.script.Direction;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.History;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.test.web.servlet.MockMvc;

/** An item is looked up, put under sync and taken off. */
@PageTest
class ItemsPageTest {

    private static final ItemRef REF = ItemExamples.REF;

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    LocalTracker tracker;

    @Autowired
    Twins twins;

    @Autowired
    StayOut stayOut;

    @Autowired
    Connections connections;

    @Autowired
    Changes changes;

    @Autowired
    Queue queue;

    @Autowired
    Envelopes envelopes;

    @Autowired
    Faults faults;

    @Autowired
    History history;

    Connector connector = mock(Connector.class);
    PlainBrowser browser;

    @BeforeEach
    void oneTicket() {
        Item item = new Item(REF, "1", Map.of("summary", "Printer <on> fire"), List.of(), List.of());
        given(tracker.connector()).willReturn(connector);
        given(connector.capabilities()).willReturn(new Capabilities(List.of("ticket"), Set.of(), 1));
        given(connector.findByKey("ticket", "ACME-7")).willReturn(Optional.of(item));
        given(connector.read("ticket", "7")).willReturn(Optional.of(item));
        given(connector.linkTo(any())).willReturn(URI.create("http://localhost/desk/tickets/ACME-7"));
        Connection connection = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        given(connections.page(any(), any())).willReturn(new PageImpl<>(List.of(connection)));
        Examples.only(connections, connection);
        browser = new PlainBrowser(mvc, "/items");
    }

    @Test
    void findsAnItemByItsKey() {
        browser.type("key", " ACME-7 ").press("Look up");
        assertThat(browser.path()).isEqualTo("/items/ticket/7");
        assertThat(browser.heading()).isEqualTo("ACME-7: Printer <on> fire");
        assertThat(browser.content()).contains("Not under sync");
    }

    @Test
    void saysThatThereIsNoSuchItem() {
        browser.type("key", "ACME-8").press("Look up");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("key")).contains("ACME-8");
        assertThat(browser.value("key")).isEqualTo("ACME-8");
    }

    @Test
    void saysWhatTheTrackerSaid() {
        given(connector.findByKey("ticket", "ACME-9"))
                .willThrow(new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        browser.type("key", "ACME-9").press("Look up");
        assertThat(browser.wrong("key")).isEqualTo("The tracker does not answer.");
    }

    @Test
    void putsTheItemUnderSync() {
        browser.open("/items/ticket/7").press("Exalate");
        verify(changes).exalate(Examples.ID, REF);
        assertThat(browser.text("//*[@role='status']")).isEqualTo("ACME-7 is on its way over “Acme to Globex”.");
        assertThat(browser.count("//select[@id='connection']")).isZero();
    }

    @Test
    void offersNoConnectionOnWhichTheItemIsUnderSyncAlready() {
        under("https://globex.example.com/tickets/3");
        assertThat(browser.open("/items/ticket/7").count("//select[@id='connection']"))
                .isZero();
        assertThat(browser.content()).contains("There is no other connection to choose");
        assertThat(browser.press("Send again").count("//select[@id='connection']"))
                .isZero();
        verify(changes).exalate(Examples.ID, REF);
    }

    @Test
    void saysWhereTriggersLeaveTheItemAlone() {
        given(stayOut.of(any())).willReturn(List.of(Examples.ID));
        assertThat(browser.open("/items/ticket/7").content())
                .contains("Taken off sync on Acme to Globex", "until somebody exalates it again");
    }

    @Test
    void saysWhereAnItemIsNotCopiedBecauseItCameFromThere() {
        given(stayOut.of(any())).willReturn(List.of(Examples.ID));
        given(stayOut.turnedAway(any())).willReturn(List.of(Examples.ID));
        assertThat(browser.open("/items/ticket/7").content())
                .contains("Not copied over Acme to Globex: this item is a copy")
                .doesNotContain("Taken off sync");
    }

    @Test
    void takesTheItemOffSync() {
        under("https://globex.example.com/tickets/3");
        browser.open("/items/ticket/7");
        assertThat(browser.attribute("//a[normalize-space()='GLOBEX-3']", "href"))
                .isEqualTo("https://globex.example.com/tickets/3");
        browser.press("Unexalate");
        verify(changes).unexalate(Examples.ID, REF);
    }

    @Test
    void neverLinksToAScriptThatTheOtherSideSent() {
        under("javascript:alert(1)");
        browser.open("/items/ticket/7");
        assertThat(browser.count("//a[contains(@href,'javascript')]")).isZero();
        assertThat(browser.content()).contains("GLOBEX-3");
    }

    @Test
    void findsAnItemByWhatTheOtherSideCallsIt() {
        given(twins.called("GLOBEX-3", 51))
                .willReturn(List.of(ItemExamples.pair("https://globex.example.com/tickets/3")));
        browser.type("key", "GLOBEX-3").press("Look up");
        assertThat(browser.path()).isEqualTo("/items/ticket/7");
    }

    @Test
    void letsAPersonChooseWhereOneKeyStandsForSeveralItems() {
        ItemRef other = new ItemRef("desk", "acme", "ticket", "9", "ACME-9");
        given(twins.called("ACME-7", 51))
                .willReturn(List.of(ItemExamples.pair(null), ItemExamples.pairOf(other, "ACME-7")));
        browser.type("key", "ACME-7").press("Look up");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.content()).contains("More than one item is called ACME-7");
        browser.press("ACME-9");
        assertThat(browser.path()).isEqualTo("/items/ticket/9");
    }

    @Test
    void saysWhoChangedWhichFieldWhenThroughWhichRevisionOnWhichSide() {
        under(null);
        FieldChange written = FieldChange.set("summary", "Printer", "Printer <on> fire");
        FieldChange said =
                new FieldChange("comments", FieldChange.Kind.ADDED, "c1", null, "It smokes.", "Bert the caller");
        given(history.ofItem(any(), any(), anyInt()))
                .willReturn(List.of(
                        ItemExamples.past(2, Direction.OUTGOING, List.of(written, said), "alma"),
                        ItemExamples.past(1, Direction.INCOMING, List.of(written), null)));
        browser.open("/items/ticket/7");
        assertThat(browser.text("//table[contains(@class,'timeline')]//tbody[1]/tr[1]"))
                .contains("21 Nov 2026", "alma", "at Acme", "summary", "Printer", "Sent to Globex", "revision 4");
        assertThat(browser.text("//table[contains(@class,'timeline')]//tbody[1]/tr[2]"))
                .contains("Bert the caller", "comments", "Added", "It smokes.");
        assertThat(browser.text("//table[contains(@class,'timeline')]//tbody[2]/tr"))
                .contains("at Globex", "Received from Globex");
    }

    @Test
    void showsWhatWaitsWithItsErrorAndTriesAgain() {
        under(null);
        QueuedWork parked = ItemExamples.parked();
        given(queue.inLanes(any(), anyInt())).willReturn(List.of(parked));
        given(queue.find(17)).willReturn(Optional.of(parked));
        given(faults.openOf(Map.of(Examples.ID, Set.of("ACME-7", "GLOBEX-3"))))
                .willReturn(List.of(ItemExamples.fault()));
        browser.open("/items/ticket/7");
        assertThat(browser.content()).contains("Outgoing: Change", "The rule failed.", "Correct the rule.");
        browser.press("Retry");
        verify(queue).retry(17);
        assertThat(browser.path()).isEqualTo("/items/ticket/7");
        assertThat(browser.count("//a[normalize-space()='Details']")).isEqualTo(1);
    }

    @Test
    void tellsWhatItKnowsOfAnItemThatIsGone() {
        given(connector.read("ticket", "8")).willReturn(Optional.empty());
        given(history.ofItem(any(), any(), anyInt()))
                .willReturn(List.of(ItemExamples.past(1, Direction.INCOMING, List.of(), null)));
        browser.open("/items/ticket/8");
        assertThat(browser.heading()).isEqualTo("ACME-7");
        assertThat(browser.content())
                .contains("Your tracker has no such item any more", "Nothing changed", "The rule said", "Mapped 'x'.");
        assertThat(browser.text("//tr[contains(., 'The rule said')]"))
                .as("an incoming rule runs here too")
                .contains("at Acme");
    }

    @Test
    void tellsWhatItKnowsWhileTheTrackerDoesNotAnswer() {
        under(null);
        given(connector.read("ticket", "7"))
                .willThrow(new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        browser.open("/items/ticket/7");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.content()).contains("The tracker does not answer.", "GLOBEX-3");
    }

    @Test
    void showsAPairThatHasNoItemHereYet() {
        Twin pair = ItemExamples.pairOf(null, "GLOBEX-5");
        given(twins.called("GLOBEX-5", 51)).willReturn(List.of(pair));
        given(twins.find(Examples.ID, pair.id())).willReturn(Optional.of(pair));
        browser.type("key", "GLOBEX-5").press("Look up");
        assertThat(browser.path()).isEqualTo("/twins/" + Examples.ID + "/" + pair.id());
        assertThat(browser.heading()).isEqualTo("GLOBEX-5 of the other side");
    }

    @Test
    void saysThatAFirstSyncWaitsForWhichNoPairIsKeptYet() {
        QueuedWork first = ItemExamples.firstSync();
        given(queue.called(eq(Envelopes.INCOMING), eq("GLOBEX-14"), anyInt())).willReturn(List.of(first));
        given(queue.inLanes(any(), anyInt())).willReturn(List.of(first));
        given(envelopes.carriedBy(first.work())).willReturn(Optional.of(ItemExamples.firstEnvelope()));
        browser.type("key", "GLOBEX-14").press("Look up");
        assertThat(browser.path()).isEqualTo("/twins/" + Examples.ID + "/" + ItemExamples.FIRST);
        assertThat(browser.heading()).isEqualTo("GLOBEX-14 of the other side");
        assertThat(browser.content()).contains("Its first sync waits", "Acme to Globex", "Incoming: Sync");
    }

    @Test
    void knowsNoOtherItem() {
        assertThat(browser.open("/items/ticket/8").status()).isEqualTo(404);
    }

    private void under(@Nullable String url) {
        given(twins.ofItem(any())).willReturn(List.of(ItemExamples.pair(url)));
        given(twins.findByLocal(any(), any())).willReturn(Optional.of(ItemExamples.pair(url)));
    }
}
