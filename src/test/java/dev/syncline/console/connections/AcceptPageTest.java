package dev.syncline.console.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.syncline.access.Audit;
import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.InvitationPreview;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.PairAgain;
import dev.syncline.connection.Refusal;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** Accepting an invitation, clicked through without any script. */
@PageTest
@WithMockUser("gregor")
class AcceptPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Invitations invitations;

    @Autowired
    PairAgain again;

    @Autowired
    Connections connections;

    PlainBrowser browser;

    @BeforeEach
    void aCode() {
        given(invitations.preview("syncline1_abc"))
                .willReturn(new InvitationPreview(
                        "Acme",
                        URI.create("https://acme.example.com"),
                        "Acme to Globex",
                        Mode.SCRIPT,
                        Examples.NOON,
                        Examples.SAFETY,
                        "Globex",
                        "Acme",
                        false));
        Connection active = Examples.accepted();
        Examples.only(connections, active);
        given(invitations.state(Examples.ID)).willReturn(Optional.empty());
        given(invitations.accept(any(), any(), any())).willReturn(active);
        browser = new PlainBrowser(mvc, "/connections/accept").type("code", "syncline1_abc");
    }

    @Test
    void keepsTheShortNameButNotTheCodeOverASessionThatRanOut() throws Exception {
        MockHttpSession session = new MockHttpSession();
        new TypedBefore("/connections/accept", Map.of("localShortName", "Globex Support")).keepIn(session);
        mvc.perform(get("/connections/accept").session(session))
                .andExpect(content().string(containsString("Globex Support")))
                .andExpect(content().string(containsString("paste the code again")));
    }

    @Test
    void showsWhoInvitesBeforeAnythingHappens() {
        browser.press("Next");
        assertThat(browser.content())
                .contains("Acme", "https://acme.example.com", "Script", "21 Nov 2026, 12:00:00 UTC", "11111", "67890");
        assertThat(browser.value("localShortName")).isEqualTo("Globex");
        verify(invitations, never()).accept(any(), any(), any());
    }

    @Test
    void acceptsAndLeadsToTheRules() {
        browser.press("Next").type("localShortName", "Globex Support").press("Accept");
        verify(invitations).accept("syncline1_abc", "Globex Support", "gregor");
        assertThat(browser.content())
                .contains("You accepted the invitation.", "Active", "Changes can pass over this connection.")
                .doesNotContain("The other side accepted.");
        assertThat(browser.attribute("//a[normalize-space()='Configure sync']", "href"))
                .isEqualTo("/connections/" + Examples.ID + "/edit");
    }

    @Test
    void acceptsIntoAConnectionThatIsPairedAgain() {
        Connection existing = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        given(again.candidates("syncline1_abc")).willReturn(List.of(existing));
        given(again.meant("syncline1_abc")).willReturn(Optional.of(Examples.ID));
        given(again.accept(any(), any(), any())).willReturn(existing);
        browser.press("Next");
        assertThat(browser.text("//select[@name='into']/option[@selected]")).isEqualTo("Acme to Globex");
        browser.press("Accept");
        verify(again).accept("syncline1_abc", Examples.ID, "gregor");
        verify(invitations, never()).accept(any(), any(), any());
    }

    @Test
    void refusesACodeBesideItsFieldAndKeepsIt() {
        given(invitations.preview("syncline1_abc")).willThrow(new Refusal("code", "This code was used already."));
        browser.press("Next");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("code")).isEqualTo("This code was used already.");
        assertThat(browser.value("code")).isEqualTo("syncline1_abc");
    }

    @Test
    void saysOfACodeThatWasAcceptedHereThatItIsUsedAndLeadsToItsConnection() {
        given(invitations.preview("syncline1_abc")).willThrow(new Refusal("code", "This code was used already."));
        given(invitations.acceptedWith("syncline1_abc"))
                .willReturn(Optional.of(Examples.connection(Status.ACTIVE, Type.PUBLIC)));
        browser.press("Next");
        assertThat(browser.attribute("//a[normalize-space()='Go to “Acme to Globex”']", "href"))
                .isEqualTo("/connections/" + Examples.ID + "/invitation");
    }

    @Test
    void saysWhenTheCodeStoppedWorkingWhileTheShortNameWasCorrected() {
        given(invitations.accept(any(), any(), any())).willThrow(new Refusal("localShortName", "“<b>” holds markup."));
        browser.press("Next");
        given(invitations.preview("syncline1_abc")).willThrow(new Refusal("code", "This code expired."));
        browser.type("localShortName", "<b>").press("Accept");
        assertThat(browser.wrong("code")).isEqualTo("This code expired.");
    }

    @Test
    void refusesAShortNameOnThePreview() {
        given(invitations.accept(any(), any(), any())).willThrow(new Refusal("localShortName", "“<b>” holds markup."));
        browser.press("Next").type("localShortName", "<b>").press("Accept");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("localShortName")).isEqualTo("“<b>” holds markup.");
        assertThat(browser.value("localShortName")).isEqualTo("<b>");
        assertThat(browser.content()).contains("https://acme.example.com");
    }

    @Test
    void goesBackToTheCodeWhenItWasRevokedMeanwhile() {
        given(invitations.accept(any(), any(), any())).willThrow(new Refusal("code", "This code was revoked."));
        browser.press("Next").press("Accept");
        assertThat(browser.wrong("code")).isEqualTo("This code was revoked.");
    }

    @Test
    void showsWhatBelongsToNoFieldAboveTheForm() {
        given(invitations.accept(any(), any(), any())).willThrow(new Refusal("", "Acme does not answer."));
        browser.press("Next").press("Accept");
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("Acme does not answer.");
    }
}
