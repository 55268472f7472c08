package dev.syncline.console.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.assist.ChatMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What is sent is shown first, and nothing else is sent. */
class AssistPageTest extends AssistPagesFixture {

    @Test
    void showsEveryWordBeforeAnythingIsSent() {
        wish().press("Show what is sent");
        assertThat(browser.text("//*[@id='sent']"))
                .contains("https://api.example.com/v1", "Map the status", "// in", "issue.summary: The title.")
                .doesNotContain("A secret of the customer")
                .doesNotContain("No such team");
        verify(assistant, never()).ask(any());
    }

    @Test
    void sendsExactlyWhatWasShown() {
        given(assistant.ask(any())).willReturn("Here it is:\n```groovy\nissue.summary = 'x'\n```");
        wish().press("Show what is sent");
        String shown = browser.text("(//*[@id='sent']//pre)[2]");
        browser.press("Send to model-1");
        ArgumentCaptor<List<ChatMessage>> sent = ArgumentCaptor.captor();
        verify(assistant).ask(sent.capture());
        assertThat(sent.getValue().get(1).content().strip()).isEqualToNormalizingNewlines(shown);
        assertThat(browser.text("//ins")).isEqualTo("issue.summary = 'x'");
        verify(audit).record("asked AI Assist", "Acme to Globex, incoming");
    }

    @Test
    void sendsAFaultOrAnItemOnlyWhenTicked() {
        wish().type("item", item.ref().key()).press("Show what is sent");
        assertThat(browser.text("//*[@id='sent']")).doesNotContain("A secret of the customer");
        browser.choose("withItem", "true").choose("fault", "true").press("Show what is sent");
        assertThat(browser.text("//*[@id='sent']")).contains("A secret of the customer", "Line 3: No such team");
    }

    @Test
    void sendsNothingWhenSomethingChangedAfterItWasShown() {
        wish().press("Show what is sent").type("wish", "Something else").press("Send to model-1");
        assertThat(browser.status()).isEqualTo(409);
        verify(assistant, never()).ask(any());
        assertThat(browser.text("//*[@id='sent']")).contains("Something else");
    }

    @Test
    void asksForAWishAndForAnItemThatIsThere() {
        assertThat(browser.press("Show what is sent").text("//*[@role='alert']"))
                .startsWith("Say what");
        wish().choose("withItem", "true").type("item", "NOPE-1").press("Show what is sent");
        assertThat(browser.text("//*[@role='alert']")).startsWith("There is no item NOPE-1.");
    }

    @Test
    void isOffUntilItIsSetUp() {
        given(assistant.setting()).willReturn(Optional.empty());
        browser.open(HERE);
        assertThat(browser.content()).contains("AI Assist is off");
        assertThat(browser.count("//main//button")).isZero();
    }
}
