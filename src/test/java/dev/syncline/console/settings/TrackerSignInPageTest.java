package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PlainBrowser;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.OnH2;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The tracker's own sign-in page leads to credentials that are kept, and never shown. */
@OnH2
@AutoConfigureMockMvc
@Import(TrackerPageTest.Kinds.class)
class TrackerSignInPageTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SECRET = "k-very-secret-1";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    ThisNode node;

    @Autowired
    JdbcClient database;

    @Autowired
    SmallKind small;

    @Autowired
    LocalTracker tracker;

    private PlainBrowser browser;

    @BeforeEach
    void signIn() {
        for (String table : new String[] {"account", "tracker_binding"}) {
            database.sql("delete from " + table).update();
        }
        tracker.bind("desk", Map.of());
        small.opened.clear();
        node.describe("Acme", "https://acme.example.com");
        accounts.add("alma", PASSWORD, PASSWORD);
        browser = new PlainBrowser(mvc, "/settings/tracker")
                .type("name", "alma")
                .type("password", PASSWORD)
                .press("Sign in");
    }

    @Test
    void keepsATokenThatIsSpentWhileItIsBound() {
        bind("spent by asking");

        assertThat(key()).isEqualTo("rotated");
    }

    @Test
    void leadsOverTheTrackersSignInPageAndKeepsWhatItGives() {
        bind(SECRET);

        browser.press("Sign in to Small tracker");

        assertThat(browser.content())
                .contains("they are kept and in use from now on")
                .doesNotContain("key-of");
        assertThat(key()).isEqualTo("key-of-43https://acme.example.com/settings/tracker/signed-in");
        assertThat(browser.open("/audit").content()).contains("signed in to the tracker");
    }

    @Test
    void takesNoAnswerThatNobodyAskedFor() {
        bind(SECRET);

        for (String answer : List.of("?code=c-1&state=guessed", "?error=access_denied&error_description=Denied", "")) {
            browser.open("/settings/tracker/signed-in" + answer);
            assertThat(browser.content()).contains("Begin again");
        }
        assertThat(key()).isEqualTo(SECRET);
        browser.open("/settings/tracker?kind=desk");
        assertThat(browser.count("//a[starts-with(., 'Sign in to')]")).isZero();
    }

    private String key() {
        return small.opened.get(small.opened.size() - 1).need("apiKey");
    }

    private void bind(String key) {
        browser.open("/settings/tracker?kind=small")
                .type("values[address]", "https://acme.small.example")
                .type("values[apiKey]", key)
                .press("Save");
    }
}
