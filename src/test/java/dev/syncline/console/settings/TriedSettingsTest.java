package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PlainBrowser;
import dev.syncline.fault.Faults;
import dev.syncline.testing.OnH2;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Settings are tried before they take the place of those in use. */
@OnH2
@AutoConfigureMockMvc
@Import(TrackerPageTest.Kinds.class)
class TriedSettingsTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @Autowired
    SmallKind small;

    @Autowired
    LocalTracker tracker;

    @Autowired
    Faults faults;

    private PlainBrowser browser;

    @BeforeEach
    void bind() {
        for (String table : new String[] {"account", "tracker_binding", "tracker_instance", "fault"}) {
            database.sql("delete from " + table).update();
        }
        tracker.bind("small", Map.of("address", "https://acme.small.example", "apiKey", "k-1"));
        accounts.add("alma", PASSWORD, PASSWORD);
        browser = new PlainBrowser(mvc, "/settings/tracker")
                .type("name", "alma")
                .type("password", PASSWORD)
                .press("Sign in");
    }

    @Test
    void thoseThatTheTrackerRefusesAreNotUsed() {
        Connector before = tracker.connector();
        browser.type("values[address]", "https://new.small.example")
                .type("values[apiKey]", "wrong")
                .press("Save");

        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.content())
                .contains("These settings are not in use")
                .contains("does not know this API key")
                .contains("What you typed is used");
        assertThat(browser.value("values[address]")).isEqualTo("https://new.small.example");
        assertThat(browser.value("values[apiKey]")).isEmpty();
        assertThat(tracker.connector()).isSameAs(before);
        assertThat(tracker.binding().values()).containsEntry("address", "https://acme.small.example");
        assertThat(faults.open(null, null, 5)).isEmpty();
    }

    @Test
    void aTypedSecretIsTriedAgainWithoutBeingShown() {
        browser.type("values[apiKey]", "wrong").press("Save");
        browser.press("Save anyway");

        assertThat(browser.content()).contains("saved and in use from now on");
        assertThat(key()).isEqualTo("wrong");
    }

    @Test
    void aTypedSecretIsForgottenWithThePage() {
        browser.type("values[apiKey]", "wrong").press("Save");
        browser.open("/settings/tracker").press("Save");

        assertThat(browser.content()).contains("saved and in use from now on");
        assertThat(key()).isEqualTo("k-1");
    }

    @Test
    void whatAskingSpentIsKeptAlthoughTheRestIsRefused() {
        tracker.bind("small", Map.of("address", "https://acme.small.example", "apiKey", "spent by asking"));
        small.refuses = true;
        browser.open("/settings/tracker")
                .type("values[address]", "https://new.small.example")
                .press("Save");
        small.refuses = false;

        assertThat(browser.status()).isEqualTo(422);
        tracker.connector();
        assertThat(key()).isEqualTo("rotated");
        assertThat(tracker.binding().values()).containsEntry("address", "https://acme.small.example");
    }

    private String key() {
        return small.opened.get(small.opened.size() - 1).need("apiKey");
    }
}
