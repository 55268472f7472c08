package dev.syncline.console.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.assist.AssistSetting;
import dev.syncline.assist.Assistant;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** AI Assist is off until somebody enters where it is; its key goes in and never comes out. */
@PageTest
class AssistSettingsPageTest {

    private static final String HERE = "/settings/assist";

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Assistant assistant;

    @Test
    void isSwitchedOnWithAKeyThatIsWrittenDownNowhere() {
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.content()).contains("AI Assist is off");
        browser.type("endpoint", "https://api.example.com/v1")
                .type("model", "model-1")
                .type("key", "sk-1")
                .press("Switch on");
        verify(assistant).configure("https://api.example.com/v1", "model-1", "sk-1");
        verify(audit).record("changed AI Assist", "model-1 at https://api.example.com/v1");
    }

    @Test
    void showsTheEndpointButNotTheKeyAndIsSwitchedOff() {
        given(assistant.setting())
                .willReturn(Optional.of(new AssistSetting(URI.create("https://api.example.com/v1"), "model-1")));
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.value("endpoint")).isEqualTo("https://api.example.com/v1");
        assertThat(browser.value("key")).isEmpty();
        assertThat(browser.content()).contains("One is kept, sealed.");
        browser.press("Switch off and forget the key");
        verify(assistant).switchOff();
    }
}
