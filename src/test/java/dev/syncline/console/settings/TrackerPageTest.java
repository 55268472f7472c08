package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.syncline.access.Accounts;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.Connector;
import dev.syncline.connector.FieldProbe;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PlainBrowser;
import dev.syncline.item.ItemRef;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import dev.syncline.twin.Twins;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** A node is bound to its tracker in the console, and hears from it. */
class TrackerPageTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String SECRET = "k-very-secret-1";

    @TestConfiguration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        SmallKind smallKind() {
            return new SmallKind();
        }
    }

    /** The sentences, on each database. */
    abstract static class Sentences {

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

        @Autowired
        Twins twins;

        private PlainBrowser browser;

        @BeforeEach
        void signIn() {
            for (String table : new String[] {"account", "tracker_binding", "twin", "webhook_delivery"}) {
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
        void isBoundToTheDeskFromTheStart() {
            assertThat(browser.content()).contains("This tracker is part of the node");
        }

        @Test
        void bindsToAnotherKindAndNeverShowsItsSecret() {
            bind(SECRET);

            assertThat(browser.content())
                    .contains("saved and in use from now on")
                    .contains("One is kept")
                    .doesNotContain(SECRET);
            assertThat(tracker.kind().name()).isEqualTo("small");
            assertThat(tracker.connector().identify().account()).isEqualTo("https://acme.small.example");
            assertThat(small.opened.get(small.opened.size() - 1).need("apiKey")).isEqualTo(SECRET);
            assertThat(database.sql("select secrets from tracker_binding")
                            .query(String.class)
                            .single())
                    .doesNotContain(SECRET);
            assertThat(browser.open("/audit").content())
                    .contains("changed the tracker")
                    .doesNotContain(SECRET);
        }

        @Test
        void saysBesideTheFieldWhatIsMissing() {
            browser.open("/settings/tracker?kind=small").press("Save");

            assertThat(browser.status()).isEqualTo(422);
            assertThat(browser.content()).contains("Enter the Address.").contains("Enter the API key.");
            assertThat(tracker.kind().name()).isEqualTo("desk");
        }

        @Test
        void rotatesASecretWhileTheOldConnectorGoesOn() {
            bind(SECRET);
            Connector old = tracker.connector();

            browser.type("values[apiKey]", "k-2").press("Save");

            assertThat(tracker.connector()).isNotSameAs(old);
            assertThat(old.identify().account()).isEqualTo("https://acme.small.example");
            assertThat(small.opened.get(small.opened.size() - 1).need("apiKey")).isEqualTo("k-2");
            browser.open("/settings/tracker").press("Save");
            assertThat(small.opened.get(small.opened.size() - 1).need("apiKey")).isEqualTo("k-2");
        }

        @Test
        void forgetsASecretInPlaceOfWhichOthersAreUsed() {
            bind(SECRET);
            assertThat(browser.count("//input[@name='forgotten']")).isZero();
            browser.type("values[token]", "t-1").press("Save");
            assertThat(small.opened.get(small.opened.size() - 1).get("token")).contains("t-1");

            browser.choose("forgotten", "token").press("Save");

            assertThat(small.opened.get(small.opened.size() - 1).get("token")).isEmpty();
            assertThat(small.opened.get(small.opened.size() - 1).need("apiKey")).isEqualTo(SECRET);
            assertThat(browser.count("//input[@name='forgotten']")).isZero();
        }

        @Test
        void aConnectorKeepsATokenThatTheTrackerRotated() {
            bind(SECRET);
            Connector before = tracker.connector();

            small.opened.get(small.opened.size() - 1).replace("apiKey", "rotated");

            assertThat(tracker.connector()).isSameAs(before);
            assertThat(tracker.binding().secrets()).contains("apiKey");
            browser.open("/settings/tracker").press("Save");
            assertThat(small.opened.get(small.opened.size() - 1).need("apiKey")).isEqualTo("rotated");
        }

        @Test
        void checksEachPermissionAndShowsTheBudget() {
            bind(SECRET);

            browser.press("Check connection");

            assertThat(browser.content())
                    .contains("All that is needed is there.")
                    .contains("Syncline integration")
                    .contains("3100")
                    .contains("1 of 2 permissions is missing; 1 of them can be left out.")
                    .contains("Missing, can be left out")
                    .contains("Let the administrator add Note to the scopes of the token.");
        }

        @Test
        void saysWhyTheTrackerDoesNotLetItIn() {
            bind("wrong");
            browser.press("Save anyway");

            assertThat(browser.content())
                    .contains("But the tracker cannot be used with them")
                    .contains("does not know this API key");
            assertThat(browser.open("/settings/tracker").content()).doesNotContain("does not know this API key");
            browser.press("Check connection");

            assertThat(browser.content())
                    .contains("does not know this API key")
                    .as("budgets, which a refusal may be about")
                    .contains("3100")
                    .doesNotContain(">wrong<");
        }

        @Test
        void staysWithItsTrackerWhileItemsAreUnderSync() {
            twins.begin(new ConnectionId(UUID.randomUUID()), new ItemRef("desk", "desk", "ticket", "1", "ACME-1"));

            browser.open("/settings/tracker");
            assertThat(browser.content()).contains("One item of the present tracker is under sync");
            assertThat(browser.count("//form[@id='kinds']")).isZero();

            browser.open("/settings/tracker?kind=small");
            browser.type("values[address]", "https://acme.small.example")
                    .type("values[apiKey]", SECRET)
                    .press("Save");
            assertThat(browser.status()).isEqualTo(422);
            assertThat(tracker.kind().name()).isEqualTo("desk");
        }

        @Test
        void staysWithItsInstanceWhileItemsAreUnderSync() {
            bind(SECRET);
            twins.begin(new ConnectionId(UUID.randomUUID()), new ItemRef("small", "acme", "ticket", "1", "1"));

            browser.open("/settings/tracker")
                    .type("values[address]", "https://other.small.example")
                    .press("Save");

            assertThat(browser.content()).contains("lead to 'https://other.small.example'");
            assertThat(tracker.connector().identify().account()).isEqualTo("https://acme.small.example");
        }

        @Test
        void probesTheFieldsWithoutTellingNames() {
            bind(SECRET);

            String report = new JsonMapper().writeValueAsString(FieldProbe.of("small", tracker.connector()));

            assertThat(report).contains("\"owner\"").contains("status: Closed").doesNotContain("Secret project");
            assertThat(report).doesNotContain("acme.small.example").doesNotContain(SECRET);
        }

        @Test
        void hearsAWebhookOnceHoweverOftenItComes() throws Exception {
            bind(SECRET);
            for (int time = 0; time < 2; time++) {
                mvc.perform(post("/hooks/small")
                                .header("X-Signature", "good")
                                .header("X-Delivery", "d-1")
                                .content("12"))
                        .andExpect(status().isOk())
                        .andExpect(content().string("heard 12"));
            }
            mvc.perform(post("/hooks/small/" + tracker.webhookSecret()).content("13"))
                    .andExpect(status().isOk());

            assertThat(database.sql("select count(*) from webhook_delivery")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }

        @Test
        void hearsNobodyElse() throws Exception {
            bind(SECRET);

            mvc.perform(post("/hooks/small").content("12")).andExpect(status().isUnauthorized());
            mvc.perform(post("/hooks/small/guessed").content("12")).andExpect(status().isNotFound());
            mvc.perform(post("/hooks/desk").content("12")).andExpect(status().isNotFound());
            mvc.perform(post("/hooks/small").header("X-Signature", "good").content(new byte[1024 * 1024 + 1]))
                    .andExpect(status().isContentTooLarge());

            assertThat(database.sql("select count(*) from webhook_delivery")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        private void bind(String key) {
            browser.open("/settings/tracker?kind=small")
                    .type("values[address]", "https://acme.small.example")
                    .type("values[apiKey]", key)
                    .press("Save");
        }
    }

    @Nested
    @OnH2
    @AutoConfigureMockMvc
    @Import(Kinds.class)
    class TrackerOnH2 extends Sentences {}

    @Nested
    @OnPostgres
    @AutoConfigureMockMvc
    @Import(Kinds.class)
    class TrackerOnPostgres extends Sentences {}
}
