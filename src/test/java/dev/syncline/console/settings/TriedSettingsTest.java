package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.access.Accounts;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.SettingsRefused;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TypedTracker;
import dev.syncline.console.PlainBrowser;
import dev.syncline.fault.Faults;
import dev.syncline.testing.OnH2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @AfterEach
    void takesEverythingAgain() {
        small.spends = false;
        small.refuses = false;
        small.meanwhile = () -> {};
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"https://", "not a url", "https://exa mple", "https://..", "ftp://acme.example"})
    void anAddressThatCanNeverBeOneIsNotUsedAnywayEither(String address) {
        for (String kind : List.of("redmine", "requesttracker", "salesforce")) {
            assertThatThrownBy(() -> tracker.bind(kind, with("address", address)))
                    .as(kind)
                    .isInstanceOfSatisfying(
                            TrackerFailure.class,
                            refused -> assertThat(refused.fields()).containsOnlyKeys("address"));
        }
        assertThatThrownBy(() -> tracker.bind("xurrent", with("restAddress", address)))
                .hasMessageContaining(address);
        browser.open("/settings/tracker?kind=redmine")
                .type("values[address]", address)
                .type("values[apiKey]", "k")
                .press("Save");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.content()).contains(address).doesNotContain("Save anyway");
        assertThat(tracker.kind().name()).isEqualTo("small");
    }

    @Test
    void anAddressWhoseHostIsUnknownTodayIsUsedAnyway() {
        for (String kind : List.of("redmine", "requesttracker", "salesforce")) {
            tracker.bind(kind, with("address", "https://tracker.invalid/path/"));
            assertThat(tracker.kind().name()).isEqualTo(kind);
        }
    }

    private static Map<String, String> with(String setting, String value) {
        Map<String, String> values = new HashMap<>(
                Map.of("account", "acme", "apiKey", "k", "token", "t", "clientId", "c", "clientSecret", "s"));
        values.put(setting, value);
        return values;
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
        small.spends = true;
        small.refuses = true;
        browser.open("/settings/tracker")
                .type("values[address]", "https://new.small.example")
                .press("Save");

        assertThat(browser.status()).isEqualTo(422);
        tracker.connector();
        assertThat(key()).isEqualTo("rotated");
        assertThat(tracker.binding().values()).containsEntry("address", "https://acme.small.example");
    }

    @Test
    void workGoesOnWithThoseInUseWhileNewOnesAreTried() {
        Connector before = tracker.connector();
        small.spends = true;
        small.refuses = true;
        // What it spent makes everybody look which settings are in use.
        assertThatThrownBy(() -> tracker.bind(typed())).isInstanceOf(SettingsRefused.class);
        small.spends = false;
        small.refuses = false;
        List<Connector> seen = new CopyOnWriteArrayList<>();
        small.meanwhile = () -> {
            small.meanwhile = () -> {};
            seen.add(CompletableFuture.supplyAsync(tracker::connector)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join());
        };

        tracker.bind(typed());

        assertThat(seen).containsExactly(before);
        assertThat(tracker.connector()).isNotSameAs(before);
    }

    private static TypedTracker typed() {
        return new TypedTracker("small", Map.of("address", "https://new.small.example"), Set.of(), false, false);
    }

    private String key() {
        return small.opened.get(small.opened.size() - 1).need("apiKey");
    }
}
