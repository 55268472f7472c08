package dev.syncline.console.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.change.Bulk;
import dev.syncline.change.Bulks;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.test.web.servlet.MockMvc;

/** Triggers are made, changed, switched and deleted. */
@PageTest
class TriggersPageTest {

    private static final UUID ID = new UUID(5, 6);

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Triggers triggers;

    @Autowired
    Connections connections;

    @Autowired
    LocalTracker tracker;

    @Autowired
    Bulks bulks;

    @Autowired
    Twins twins;

    @Autowired
    StayOut stayOut;

    PlainBrowser browser;

    @BeforeEach
    void oneTrigger() {
        Connector connector = mock(Connector.class);
        given(tracker.connector()).willReturn(connector);
        given(connector.capabilities()).willReturn(new Capabilities(List.of("ticket"), Set.of(), 1));
        Connection connection = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        given(connections.page(any(), any())).willReturn(new PageImpl<>(List.of(connection)));
        Examples.only(connections, connection);
        Trigger trigger =
                new Trigger(ID, Examples.ID, "ticket", "priority = high", "Nights", true, null, Examples.NOON);
        given(triggers.page(any(), any())).willReturn(new PageImpl<>(List.of(trigger)));
        given(triggers.find(ID)).willReturn(Optional.of(trigger));
        browser = new PlainBrowser(mvc, "/triggers");
    }

    @Test
    void showsIfAndThen() {
        assertThat(browser.text("//tbody/tr")).contains("priority = high", "Acme to Globex", "Active", "Nights");
    }

    @Test
    void showsWhichItemsMatchNowAndBringsAllOfThemUnderSync() {
        ItemRef item = new ItemRef("desk", "acme", "ticket", "7", "ACME-7");
        given(triggers.matchesNow(eq("ticket"), eq("priority = high"), anyInt()))
                .willReturn(new SearchPage(List.of(item), "7"));
        given(stayOut.of(item)).willReturn(List.of(Examples.ID));
        browser.press("Items");
        assertThat(browser.text("//tbody/tr")).contains("ACME-7", "Taken off sync by hand");
        assertThat(browser.content()).contains("There are more");
        browser.press("Bulk exalate").press("Bulk exalate");
        verify(bulks).start(ID, Bulk.Kind.EXALATE, "alma");
        given(bulks.find(ID)).willReturn(Optional.of(running()));
        browser.open("/triggers/" + ID + "/items");
        assertThat(browser.text("//*[@id='bulk']"))
                .contains(
                        "9 items looked at: 2 put under sync, 3 on their way, 1 under sync already, 1 left off sync, 2 failed.");
        browser.press("Stop");
        verify(bulks).stop(ID);
    }

    @Test
    void bringsItemsUnderSyncOnlyAfterSayingHowManyAndWhatHappensToThem() {
        ItemRef free = new ItemRef("desk", "acme", "ticket", "7", "ACME-7");
        ItemRef takenOff = new ItemRef("desk", "acme", "ticket", "8", "ACME-8");
        given(triggers.matchesNow(eq("ticket"), eq("priority = high"), anyInt()))
                .willReturn(new SearchPage(List.of(free, takenOff), null));
        given(stayOut.of(takenOff)).willReturn(List.of(Examples.ID));
        browser.open("/triggers/" + ID + "/bulk/exalate");
        assertThat(browser.content())
                .contains(
                        "priority = high",
                        "2 items match now:",
                        "1 to be sent to the other side",
                        "1 that somebody took off by hand: left alone");
        verify(bulks, never()).start(any(), any(), any());
        browser.press("Bulk exalate");
        verify(bulks).start(ID, Bulk.Kind.EXALATE, "alma");
    }

    @Test
    void saysBeforeBulkExalateWhyNobodyKnowsHowManyMatch() {
        given(triggers.matchesNow(eq("ticket"), eq("priority = high"), anyInt()))
                .willThrow(new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        browser.open("/triggers/" + ID + "/bulk/exalate");
        assertThat(browser.content()).contains("How many match now is not known: The tracker does not answer.");
    }

    @Test
    void takesItemsOffSyncOnlyAfterSayingHowMany() {
        given(triggers.matchesNow("ticket", "priority = high", 25)).willReturn(new SearchPage(List.of(), null));
        given(twins.count(Examples.ID)).willReturn(260L);
        browser.press("Items");
        browser.press("Bulk unexalate");
        assertThat(browser.content()).contains("priority = high", "260 items are under sync over this connection now");
        verify(bulks, never()).start(any(), any(), any());
        browser.press("Bulk unexalate");
        verify(bulks).start(ID, Bulk.Kind.UNEXALATE, "alma");
    }

    @Test
    void saysWhyItCannotTellWhichItemsMatch() {
        given(triggers.matchesNow(any(), any(), anyInt()))
                .willThrow(new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        browser.press("Items");
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("The tracker does not answer.");
    }

    private static Bulk running() {
        return new Bulk(
                ID,
                Bulk.Kind.EXALATE,
                Examples.ID,
                "ticket",
                "priority = high",
                Bulk.State.RUNNING,
                "alma",
                Examples.NOON,
                null,
                9,
                1,
                1,
                3,
                2,
                2,
                null);
    }

    @Test
    void makesATrigger() {
        browser.press("Create trigger").type("filter", "status = open").type("notes", "All");
        browser.select("connection", Examples.ID.toString()).press("Create");
        verify(triggers).create(Examples.ID, "ticket", "status = open", "All", true);
        assertThat(browser.text("//*[@role='status']")).startsWith("The trigger is saved.");
    }

    @Test
    void tellsThatAnotherTriggerLooksForTheSame() {
        Trigger made = new Trigger(ID, Examples.ID, "ticket", "status = open", "", true, null, Examples.NOON);
        given(triggers.create(any(), any(), any(), any(), anyBoolean())).willReturn(made);
        given(triggers.hasDouble(made)).willReturn(true);
        browser.press("Create trigger").type("filter", "status = open");
        browser.select("connection", Examples.ID.toString()).press("Create");
        assertThat(browser.text("//*[@role='status']"))
                .startsWith("The trigger is saved.")
                .endsWith("has the same entity type and filter: one of the two is enough.");
    }

    @Test
    void findsAConnectionAmongManyAndKeepsWhatWasTyped() {
        Connection one = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        given(connections.page(eq(""), any())).willReturn(new PageImpl<>(List.of(), PageRequest.of(0, 50), 10_000));
        given(connections.page(eq("globex"), any())).willReturn(new PageImpl<>(List.of(one)));
        browser.press("Create trigger").type("filter", "status = open").type("notes", "All");
        assertThat(browser.text("//*[@id='containing-note']")).contains("The first 50 of 10000 connections");
        browser.type("containing", " globex ").press("Find");
        assertThat(browser.value("filter")).isEqualTo("status = open");
        assertThat(browser.text("//*[@id='containing-note']")).isEqualTo("1 connection is offered.");
        browser.select("connection", Examples.ID.toString()).press("Create");
        verify(triggers).create(Examples.ID, "ticket", "status = open", "All", true);
    }

    @Test
    void asksForTheConnection() {
        browser.press("Create trigger").type("filter", "status = open").press("Create");
        verify(triggers, never()).create(any(), any(), any(), any(), anyBoolean());
        assertThat(browser.wrong("connection")).startsWith("Choose the connection");
        assertThat(browser.value("filter")).isEqualTo("status = open");
    }

    @Test
    void saysAtOnceThatTheConnectionIsMissingAndTheFilterWrong() {
        willThrow(TrackerFailure.ofField("filter", "At 3: no such word."))
                .given(triggers)
                .check("ticket", "a ~ b");
        browser.press("Create trigger").type("filter", "a ~ b").press("Create");
        assertThat(browser.wrong("connection")).contains("Choose the connection");
        assertThat(browser.wrong("filter")).isEqualTo("At 3: no such word.");
    }

    @Test
    void saysWhereTheFilterIsWrong() {
        given(triggers.create(any(), any(), any(), any(), anyBoolean()))
                .willThrow(new TrackerFailure(
                        TrackerFailure.Kind.VALIDATION, "no", Map.of("filter", "Column 3: what is ~?"), null, null));
        browser.press("Create trigger").type("filter", "a ~ b");
        browser.select("connection", Examples.ID.toString()).press("Create");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("filter")).isEqualTo("Column 3: what is ~?");
    }

    @Test
    void changesATrigger() {
        browser.press("Edit").type("filter", "priority = low").press("Save");
        verify(triggers).update(ID, "ticket", "priority = low", "Nights", true);
    }

    @Test
    void switchesItOff() {
        browser.press("Deactivate");
        verify(triggers).deactivate(ID);
    }

    @Test
    void deletesOnlyAfterAQuestion() {
        browser.press("Delete");
        verify(triggers, never()).delete(any());
        browser.press("Delete trigger");
        verify(triggers).delete(ID);
    }
}
