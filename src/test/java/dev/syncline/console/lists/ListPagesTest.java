package dev.syncline.console.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.Worklist;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.Worklist.State;
import dev.syncline.worklist.Worklist.Tally;
import dev.syncline.worklist.WorklistLine;
import dev.syncline.worklist.WorklistRefusal;
import dev.syncline.worklist.Worklists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.test.web.servlet.MockMvc;

/** Bulk connect and Clean-up tools: typed, looked at row by row, started. */
@PageTest
class ListPagesTest {

    private static final UUID LIST = UUID.randomUUID();

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Worklists lists;

    @Autowired
    Twins twins;

    @Autowired
    Connections connections;

    private final Connection connection = Examples.connection(Connection.Status.ACTIVE, Connection.Type.PUBLIC);

    @BeforeEach
    void oneConnection() {
        Examples.only(connections, connection);
        given(connections.page(anyString(), any())).willReturn(new PageImpl<>(List.of(connection)));
        given(twins.count(connection.id())).willReturn(12L);
    }

    @Test
    void asksForPairsAndShowsWhatIsWrongWithWhichRowBeforeItStarts() {
        given(lists.connect(connection.id(), "ACME-1,GLOBEX-1", false, "alma")).willReturn(LIST);
        given(lists.find(LIST)).willReturn(Optional.of(list(Kind.CONNECT, State.CHECKED, false)));
        given(lists.lines(eq(LIST), any(), anyInt(), anyInt()))
                .willReturn(List.of(
                        line(1, "ACME-1", WorklistLine.State.READY, null),
                        line(2, "ACME-9", WorklistLine.State.WRONG, "There is no such item in your tracker.")));
        given(lists.start(LIST)).willReturn(true);
        PlainBrowser browser = new PlainBrowser(mvc, "/bulk-connect");
        assertThat(browser.content()).contains("Enter pairs");
        browser.open("/connections/" + connection.id() + "/bulk-connect");
        browser.type("pairs", "ACME-1,GLOBEX-1").press("Check the rows");
        assertThat(browser.content())
                .contains("There is no such item in your tracker.")
                .contains("Rows that are wrong are left out.");
        browser.press("Connect 1 item");
        verify(lists).start(LIST);
        verify(audit).record("started Bulk connect", connection.name() + ", 1 items");
    }

    @Test
    void saysWhatIsWrongWithTheWholeListAndKeepsWhatWasTyped() {
        given(lists.connect(any(), anyString(), eq(false), anyString()))
                .willThrow(new WorklistRefusal("pairs", "The list is no CSV."));
        PlainBrowser browser =
                new PlainBrowser(mvc, "/connections/" + connection.id() + "/bulk-connect").type("pairs", "a,\"b");
        browser.press("Check the rows");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.content()).contains("The list is no CSV.").contains("a,\"b");
    }

    @Test
    void cleansAWholeConnectionOnlyWhenItsNameIsTyped() {
        String page = "/connections/" + connection.id() + "/clean-up";
        given(lists.cleanUpAll(connection.id(), "alma")).willReturn(LIST);
        given(lists.find(LIST)).willReturn(Optional.of(list(Kind.CLEAN_UP, State.CHECKED, true)));
        PlainBrowser browser = new PlainBrowser(mvc, page);
        assertThat(browser.content()).contains("12 items are under sync on this connection.");
        browser.type("name", "something else").press("Clean up the whole connection");
        assertThat(browser.content()).contains("This is not the connection's name.");
        verify(lists, never()).cleanUpAll(any(), anyString());
        browser.type("name", connection.name()).press("Clean up the whole connection");
        assertThat(browser.content()).contains("12 items are under sync; starting takes all of them off sync");
    }

    @Test
    void cleansItemsByTheirKeysAndStopsAndThrowsAListAway() {
        given(lists.cleanUp(connection.id(), "ACME-1, ACME-2", "alma")).willReturn(LIST);
        given(lists.find(LIST)).willReturn(Optional.of(list(Kind.CLEAN_UP, State.RUNNING, false)));
        given(lists.stop(LIST)).willReturn(true);
        PlainBrowser browser = new PlainBrowser(mvc, "/connections/" + connection.id() + "/clean-up");
        browser.type("keys", "ACME-1, ACME-2").press("Check the keys");
        browser.press("Stop");
        verify(audit).record("stopped Clean-up", connection.name());
        given(lists.find(LIST)).willReturn(Optional.of(list(Kind.CLEAN_UP, State.STOPPED, false)));
        given(lists.forget(LIST)).willReturn(true);
        browser.open("/lists/" + LIST).press("Throw the list away");
        assertThat(browser.heading()).isEqualTo("Clean-up tools");
    }

    @Test
    void triesTheFailedRowsAgain() {
        given(lists.find(LIST))
                .willReturn(Optional.of(list(Kind.CONNECT, State.DONE, false, new Tally(0, 0, 0, 0, 1, 2))));
        given(lists.again(LIST)).willReturn(true);
        PlainBrowser browser = new PlainBrowser(mvc, "/lists/" + LIST).press("Try the failed rows again");
        verify(audit).record("tries failed rows of Bulk connect again", connection.name() + ", 2 items");
        assertThat(browser.content()).contains("The failed rows are checked again.");
        given(lists.find(LIST)).willReturn(Optional.of(list(Kind.CONNECT, State.CHECKED, false)));
        browser.open("/lists/" + LIST);
        assertThat(browser.count("//*[@id='again']")).as("none failed").isZero();
        assertThat(browser.content()).contains("Globex looks at its own, and whether it permits this at all");
    }

    private Worklist list(Kind kind, State state, boolean whole) {
        return list(kind, state, whole, new Tally(0, 1, 1, 0, 0, 0));
    }

    private Worklist list(Kind kind, State state, boolean whole, Tally tally) {
        return new Worklist(
                LIST, kind, connection.id(), whole, false, state, "alma", Instant.EPOCH, null, null, null, tally);
    }

    private static WorklistLine line(int number, String key, WorklistLine.State state, @Nullable String words) {
        return new WorklistLine(number, key, "GLOBEX-" + number, null, null, null, state, words);
    }
}
