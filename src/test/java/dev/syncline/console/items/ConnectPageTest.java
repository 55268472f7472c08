package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.item.Item;
import dev.syncline.twin.ConnectPermits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Two existing items are connected, and the other side may do so where it is permitted. */
@PageTest
class ConnectPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    LocalTracker tracker;

    @Autowired
    Changes changes;

    @Autowired
    ConnectPermits permits;

    @Autowired
    Connections connections;

    @BeforeEach
    void oneTicket() {
        Connector connector = mock(Connector.class);
        given(tracker.connector()).willReturn(connector);
        given(connector.capabilities()).willReturn(new Capabilities(List.of("ticket"), Set.of(), 1));
        given(connector.findByKey("ticket", "ACME-7"))
                .willReturn(Optional.of(new Item(ItemExamples.REF, "1", Map.of(), List.of(), List.of())));
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC));
    }

    @Test
    void asksTheOtherSideToTakeTwoExistingItemsForAPair() throws Exception {
        PlainBrowser browser = new PlainBrowser(mvc, "/connections/" + Examples.ID + "/connect?key=ACME-7");
        browser.press("Connect");
        assertThat(browser.wrong("remoteKey")).contains("other side");
        mvc.perform(post("/connections/" + Examples.ID + "/connect")
                        .with(csrf())
                        .param("key", "ACME-7")
                        .param("remoteKey", " GLOBEX-3 "))
                .andExpect(redirectedUrl("/items/ticket/7"));
        verify(changes).connect(Examples.ID, ItemExamples.REF, "", "GLOBEX-3", false);
    }

    @Test
    void isFilledInWhereBothAreKnown() {
        PlainBrowser browser =
                new PlainBrowser(mvc, "/connections/" + Examples.ID + "/connect?key=ACME-7&remoteKey=GLOBEX-3");
        assertThat(browser.value("key")).isEqualTo("ACME-7");
        assertThat(browser.value("remoteKey")).isEqualTo("GLOBEX-3");
    }

    @Test
    void letsTheOtherSideConnectOnlyWhereSomebodyPermitsIt() {
        PlainBrowser browser = new PlainBrowser(mvc, "/connections/" + Examples.ID + "/connect");
        assertThat(browser.content()).contains("Globex may not connect its items with yours.");
        browser.press("Permit");
        verify(permits).give(Examples.ID, "alma");
        given(permits.isGiven(Examples.ID)).willReturn(true);
        browser.open("/connections/" + Examples.ID + "/connect").press("Withdraw");
        verify(permits).withdraw(Examples.ID);
    }
}
