package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.PlainBrowser;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import dev.syncline.twin.Twins;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The tracker page says that another instance answers than the one that items under sync belong to. */
class AnotherInstancePageTest {

    private static final String PASSWORD = "correct horse battery";

    /** The sentences, on each database. */
    abstract static class Sentences {

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
        Twins twins;

        private PlainBrowser browser;

        @BeforeEach
        void bindAndPair() {
            for (String table : new String[] {"account", "tracker_binding", "tracker_instance", "twin"}) {
                database.sql("delete from " + table).update();
            }
            small.instance = "org-1";
            tracker.bind("small", Map.of("address", "https://acme.small.example", "apiKey", "k-1"));
            accounts.add("alma", PASSWORD, PASSWORD);
            browser = new PlainBrowser(mvc, "/settings/tracker")
                    .type("name", "alma")
                    .type("password", PASSWORD)
                    .press("Sign in");
            twins.begin(new ConnectionId(UUID.randomUUID()), new ItemRef("small", "acme", "ticket", "1", "1"));
        }

        @AfterEach
        void tellNothing() {
            small.instance = "";
            database.sql("delete from twin").update();
            database.sql("delete from tracker_instance").update();
        }

        @Test
        void goesOnWhereTheSameInstanceAnswersElsewhere() {
            browser.type("values[address]", "https://renamed.small.example").press("Save");

            assertThat(browser.content()).contains("saved and in use from now on");
            tracker.connector().confirm();
        }

        @Test
        void takesNoSettingsThatLeadToAnother() {
            small.instance = "org-2";
            browser.type("values[address]", "https://other.small.example").press("Save");

            assertThat(browser.status()).isEqualTo(422);
            assertThat(browser.content())
                    .contains("lead to 'Acme (org-2)', but this node is bound to 'Acme (org-1)'")
                    .contains("It is the same data, moved");
            assertThat(tracker.binding().values()).containsEntry("address", "https://acme.small.example");
        }

        @Test
        void takesThemWhenSomebodySaysThatItIsTheSameData() {
            small.instance = "org-2";
            browser.type("values[address]", "https://other.small.example").press("Save");
            browser.choose("moved", "true").press("Save");

            assertThat(browser.content()).contains("saved and in use from now on");
            tracker.connector().confirm();
            assertThat(browser.open("/audit").content()).contains("saying it is the same data");
        }

        @Test
        void saysSoWhereAnotherAnswersUnderTheSameSettings() {
            small.instance = "org-2";
            browser.press("Check connection");

            assertThat(browser.text("//*[@id='elsewhere']"))
                    .contains("belong to Acme (org-1), but the settings lead to Acme (org-2) now")
                    .contains("Nothing is read or written, and no pair ends.")
                    .contains("take the items off sync");
            assertThat(refusal().kind()).isEqualTo(TrackerFailure.Kind.ELSEWHERE);

            for (String page : new String[] {"/dashboard", "/settings"}) {
                assertThat(browser.open(page).text("//*[@id='elsewhere']"))
                        .contains("but the settings lead to Acme (org-2) now", "Tracker settings");
                assertThat(browser.count("//*[@id='elsewhere']//a[@href='/settings/tracker']"))
                        .isOne();
            }

            browser.open("/settings/tracker").press("It is the same data");
            assertThat(browser.count("//*[@id='elsewhere']")).isZero();
            assertThat(browser.open("/dashboard").count("//*[@id='elsewhere']")).isZero();
            assertThat(tracker.connector().read("ticket", "1")).isEmpty();
        }

        @Test
        void goesOnOnceNothingIsUnderSync() {
            small.instance = "org-2";
            assertThat(refusal().kind()).isEqualTo(TrackerFailure.Kind.ELSEWHERE);

            database.sql("delete from twin").update();

            tracker.connector().confirm();
            assertThat(browser.open("/settings/tracker").count("//*[@id='elsewhere']"))
                    .isZero();
        }

        private TrackerFailure refusal() {
            return org.assertj.core.api.Assertions.catchThrowableOfType(
                    TrackerFailure.class, () -> tracker.connector().confirm());
        }
    }

    @Nested
    @OnH2
    @AutoConfigureMockMvc
    @Import(TrackerPageTest.Kinds.class)
    class AnotherOnH2 extends Sentences {}

    @Nested
    @OnPostgres
    @AutoConfigureMockMvc
    @Import(TrackerPageTest.Kinds.class)
    class AnotherOnPostgres extends Sentences {}
}
