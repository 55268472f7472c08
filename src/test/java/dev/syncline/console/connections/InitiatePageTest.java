package dev.syncline.console.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.InvitationState;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Proposal;
import dev.syncline.connection.Refusal;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The wizard that initiates a connection, clicked through without any script. */
@PageTest
class InitiatePageTest {

    private static final String URL = "https://globex.example.com";

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Discovery discovery;

    @Autowired
    Invitations invitations;

    @Autowired
    Connections connections;

    @Autowired
    ThisNode node;

    PlainBrowser browser;

    @BeforeEach
    void twoNodes() {
        given(node.name()).willReturn("Acme");
        given(discovery.discover(eq(URL), any())).willReturn(Examples.globex());
        given(discovery.withoutAddress()).willReturn(Examples.unknown());
        Connection pending = Examples.connection(Status.PENDING, Type.PUBLIC);
        Examples.only(connections, pending);
        given(invitations.state(Examples.ID))
                .willReturn(Optional.of(new InvitationState(Examples.NOON, Examples.NOON, false, false, null)));
        given(invitations.initiate(any(), any(), any()))
                .willReturn(new Issued(pending, "syncline1_abc", Examples.NOON, false));
        browser = new PlainBrowser(mvc, "/connections/initiate");
    }

    @Test
    void goesFromTheDestinationToTheCode() {
        browser.type("destination", URL).press("Next");
        assertThat(browser.content()).contains("Found “Globex”", "Choose the configuration type", "AI ASSIST");
        assertThat(browser.content()).contains("Groovy-based scripting", "cannot be changed later");
        browser.choose("mode", "SCRIPT").press("Next");
        assertThat(browser.value("localShortName")).isEqualTo("Acme");
        assertThat(browser.value("remoteShortName")).isEqualTo("Globex");
        assertThat(browser.value("name")).isEqualTo("Acme to Globex");
        browser.type("description", "Support").press("Initiate");
        assertThat(browser.path()).isEqualTo("/connections/" + Examples.ID + "/invitation");
        assertThat(browser.value("code")).isEqualTo("syncline1_abc");
        assertThat(browser.count("//*[contains(@class,'alert')]")).isZero();
        assertThat(browser.content())
                .containsPattern("On the \"Globex\" side, you \\(or their application\\s+administrator\\)");
        assertThat(browser.content()).contains("Copy invitation code", "Go to remote", "Done");
        assertThat(browser.header("Cache-Control")).isEqualTo("no-store");
        ArgumentCaptor<Proposal> proposal = ArgumentCaptor.forClass(Proposal.class);
        verify(invitations).initiate(proposal.capture(), any(), eq("alma"));
        assertThat(proposal.getValue())
                .isEqualTo(new Proposal(URI.create(URL), Mode.SCRIPT, "Acme", "Globex", "Acme to Globex", "Support"));
    }

    @Test
    void showsTheCodeOnce() {
        toInformation().press("Initiate").open("/connections/" + Examples.ID + "/invitation");
        assertThat(browser.count("//textarea")).isZero();
        assertThat(browser.content()).contains("Re-issue the code", "Revoke the code");
    }

    @Test
    void saysWhyAModeIsNotOnOffer() {
        browser.type("destination", URL).press("Next");
        assertThat(browser.text("//*[contains(@class,'mode-off')]"))
                .contains("Visual", "Not on offer:", "Visual mode is not built yet.");
        assertThat(browser.attribute("//input[@value='VISUAL']", "disabled")).isNotEqualTo(null);
        assertThat(browser.count("//input[@value='VISUAL'][@disabled]")).isEqualTo(1);
        assertThat(browser.count("//input[@value='BASIC'][@disabled]")).isZero();
    }

    @Test
    void asksForATypeBeforeGoingOn() {
        browser.type("destination", URL).press("Next").press("Next");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("mode")).contains("Choose one");
    }

    @Test
    void offersAnotherDestinationItsOwnModes() {
        given(discovery.discover(eq("https://initech.example.com"), any())).willReturn(Examples.globex());
        browser.type("destination", URL).press("Next").choose("mode", "SCRIPT");
        browser.type("destination", "https://initech.example.com").press("Next");
        assertThat(browser.path()).startsWith("/connections/initiate?");
        assertThat(browser.content()).contains("Choose the configuration type");
    }

    @Test
    void refusesADestinationBesideItsFieldAndKeepsIt() {
        given(discovery.discover(eq("globex"), any())).willThrow(new Refusal("destination", "“globex” has no scheme."));
        browser.type("destination", "globex").press("Next");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("destination")).isEqualTo("“globex” has no scheme.");
        assertThat(browser.value("destination")).isEqualTo("globex");
    }

    @Test
    void needsNoDestination() {
        browser.choose("noAddress", "true")
                .press("Next")
                .choose("mode", "BASIC")
                .press("Next");
        assertThat(browser.content()).contains("unknown");
        browser.type("remoteShortName", "Partner")
                .type("name", "With a partner")
                .press("Initiate");
        ArgumentCaptor<Proposal> proposal = ArgumentCaptor.forClass(Proposal.class);
        verify(invitations).initiate(proposal.capture(), any(), any());
        assertThat(proposal.getValue())
                .isEqualTo(new Proposal(null, Mode.BASIC, "Acme", "Partner", "With a partner", ""));
    }

    @Test
    void keepsWhatWasTypedOnTheWayBackAndForth() {
        toInformation().type("localShortName", "A & B").type("name", "Ours").type("description", "two\nlines");
        browser.press("Previous");
        assertThat(browser.value("destination")).isEqualTo(URL);
        assertThat(browser.count("//input[@value='SCRIPT'][@checked]")).isEqualTo(1);
        browser.press("Next");
        assertThat(browser.value("localShortName")).isEqualTo("A & B");
        assertThat(browser.value("name")).isEqualTo("Ours");
        assertThat(browser.value("description")).isEqualTo("two\nlines");
        verify(invitations, never()).initiate(any(), any(), any());
    }

    @Test
    void refusesAValueBesideItsFieldAndKeepsEverything() {
        given(invitations.initiate(any(), any(), any()))
                .willThrow(new Refusal("name", "“Acme to Globex” is already in use."));
        toInformation().type("description", "Support").press("Initiate");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("name")).isEqualTo("“Acme to Globex” is already in use.");
        assertThat(browser.value("description")).isEqualTo("Support");
        assertThat(browser.value("remoteShortName")).isEqualTo("Globex");
    }

    @Test
    void sendsTheSameFormIdWhenTheButtonIsPressedTwice() {
        toInformation().pressTwice("Initiate");
        ArgumentCaptor<String> ids = ArgumentCaptor.forClass(String.class);
        verify(invitations, org.mockito.Mockito.times(2)).initiate(any(), ids.capture(), any());
        assertThat(ids.getAllValues().get(0))
                .hasSize(36)
                .isEqualTo(ids.getAllValues().get(1));
    }

    @Test
    void givesEveryTabOfTheBrowserAFormOfItsOwn() {
        String first = browser.value("formId");
        assertThat(browser.open("/connections/initiate").value("formId")).isNotEqualTo(first);
    }

    @Test
    void saysThatASecondInitiateAfterBackReplacedTheFirstCode() {
        given(invitations.initiate(any(), any(), any()))
                .willReturn(new Issued(
                        Examples.connection(Status.PENDING, Type.PUBLIC), "syncline1_second", Examples.NOON, true));
        toInformation().press("Initiate");
        assertThat(browser.value("code")).isEqualTo("syncline1_second");
        assertThat(browser.content())
                .contains("This form was sent before", "“Acme to Globex”", "The code shown before stopped working");
    }

    @Test
    void saysThatASecondInitiateMadeNothingWhenTheFirstWasAccepted() {
        Connection accepted = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        Examples.only(connections, accepted);
        given(invitations.state(Examples.ID)).willReturn(Optional.empty());
        given(invitations.initiate(any(), any(), any())).willReturn(new Issued(accepted, null, null, true));
        toInformation().press("Initiate");
        assertThat(browser.content()).contains("This form was sent before", "accepted in the meantime");
    }

    @Test
    void saysThatALocalConnectionIsActiveAtOnce() {
        Connection local = Examples.connection(Status.ACTIVE, Type.LOCAL);
        Examples.only(connections, local);
        given(invitations.state(Examples.ID)).willReturn(Optional.empty());
        given(invitations.initiate(any(), any(), any())).willReturn(new Issued(local, null, null, false));
        toInformation().press("Initiate");
        assertThat(browser.content()).contains("This is a local connection", "Active", "Configure sync");
    }

    @Test
    void letsTheInitiatorConfirmTheSafetyNumber() {
        given(invitations.state(Examples.ID))
                .willReturn(
                        Optional.of(new InvitationState(Examples.NOON, Examples.NOON, false, true, Examples.SAFETY)));
        browser.open("/connections/" + Examples.ID + "/invitation");
        assertThat(browser.text("//*[@class='safety']")).startsWith("11111").endsWith("67890");
        browser.press("Confirm");
        verify(invitations).confirm(Examples.ID, "alma");
    }

    @Test
    void knowsNoOtherConnection() {
        assertThat(browser.open("/connections/nonsense/invitation").status()).isEqualTo(404);
        assertThat(browser.heading()).isEqualTo("There is nothing here");
    }

    private PlainBrowser toInformation() {
        return browser.type("destination", URL)
                .press("Next")
                .choose("mode", "SCRIPT")
                .press("Next");
    }
}
