package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
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
import dev.syncline.console.ErrorPages;
import dev.syncline.console.Moments;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.Tabs;
import dev.syncline.console.Together;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.PageImpl;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** An item is looked up, put under sync and taken off. */
@WebMvcTest(controllers = {ItemsPage.class, ItemOperations.class})
@Import({Tabs.class, Moments.class, Together.class, KnownConnections.class, ErrorPages.class})
@WithMockUser("alma")
class ItemsPageTest {

    private static final ItemRef REF = new ItemRef("desk", "acme", "ticket", "7", "ACME-7");

    @Autowired
    MockMvc mvc;

    @MockitoBean
    Audit audit;

    @MockitoBean
    LocalTracker tracker;

    @MockitoBean
    Twins twins;

    @MockitoBean
    StayOut stayOut;

    @MockitoBean
    Connections connections;

    @MockitoBean
    Changes changes;

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
        given(connections.find(Examples.ID)).willReturn(Optional.of(connection));
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
    }

    @Test
    void saysWhereTriggersLeaveTheItemAlone() {
        given(stayOut.of(REF)).willReturn(List.of(Examples.ID));
        assertThat(browser.open("/items/ticket/7").content())
                .contains("Taken off sync on Acme to Globex", "until somebody exalates it again");
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
    void knowsNoOtherItem() {
        assertThat(browser.open("/items/ticket/8").status()).isEqualTo(404);
    }

    private void under(String url) {
        given(twins.ofItem(REF))
                .willReturn(List.of(new Twin(
                        new TwinId(new UUID(3, 4)),
                        Examples.ID,
                        REF,
                        "3",
                        "GLOBEX-3",
                        url,
                        Examples.NOON,
                        Examples.NOON,
                        null)));
    }
}
