package dev.syncline.console.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Refusal;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.node.ThisNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** What is typed as a destination stays out of addresses until it answered. */
@PageTest
class DestinationPageTest {

    private static final String URL = "https://globex.example.com";

    @Autowired
    MockMvc mvc;

    @Autowired
    Discovery discovery;

    @Autowired
    ThisNode node;

    PlainBrowser browser;

    @BeforeEach
    void open() {
        given(node.name()).willReturn("Acme");
        given(discovery.discover(eq(URL), any())).willReturn(Examples.globex());
        given(discovery.withoutAddress()).willReturn(Examples.unknown());
        browser = new PlainBrowser(mvc, "/connections/initiate");
    }

    @ParameterizedTest
    @CsvSource({
        "https://alma:secret@globex.example.com/a, https://globex.example.com/a",
        "alma:secret@globex.example.com, globex.example.com",
        "//secret@globex.example.com, //globex.example.com",
        "https://globex.example.com/?token=secret, https://globex.example.com/?token=secret",
        "syncline1_secret, syncline1_secret"
    })
    void whatIsRefusedGetsIntoNoAddressAndAPasswordIntoNoPage(String typed, String shown) {
        given(discovery.discover(eq(typed), any())).willThrow(new Refusal("destination", "It is not taken."));
        browser.type("destination", typed).press("Next");
        assertThat(browser.wrong("destination")).isEqualTo("It is not taken.");
        assertThat(browser.value("destination")).isEqualTo(shown);
        assertThat(browser.path()).isEqualTo("/connections/initiate/destination");
        assertThat(browser.type("destination", URL).press("Next").path())
                .startsWith("/connections/initiate?")
                .doesNotContain("secret");
    }

    @Test
    void whatWasTypedBesideNoAddressIsNotCarriedAlong() {
        browser.type("destination", "syncline1_secret").choose("noAddress", "true");
        assertThat(browser.press("Next").path())
                .startsWith("/connections/initiate?")
                .doesNotContain("secret");
        assertThat(browser.content()).contains("Choose the configuration type");
    }

    @Test
    void givesTheDestinationBackAfterASessionThatRanOutAndKeepsItOutOfTheAddress() throws Exception {
        MockHttpSession session = new MockHttpSession();
        new TypedBefore("/connections/initiate", Map.of("destination", "https://alma:secret@globex.example.com"))
                .keepIn(session);
        mvc.perform(get("/connections/initiate").session(session))
                .andExpect(content().string(containsString("value=\"https://globex.example.com\"")))
                .andExpect(content().string(containsString("Your session ran out before this was sent")));
        verify(discovery, never()).discover(any(), any());
    }

    @Test
    void leadsFromTheAddressOfARefusedFormToTheFirstStep() {
        assertThat(browser.open("/connections/initiate/destination").path()).isEqualTo("/connections/initiate");
    }
}
