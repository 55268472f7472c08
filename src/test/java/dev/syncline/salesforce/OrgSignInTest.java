package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.Consent;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to a token, addresses that are another's, the version, and what Check connection says. */
class OrgSignInTest extends OrgFixture {

    @ParameterizedTest
    @CsvSource({
        "https://acme.lightning.force.com/lightning/page/home, Lightning Experience, https://acme.my.salesforce.com",
        "acme--uat.sandbox.lightning.force.com, Lightning Experience, https://acme--uat.sandbox.my.salesforce.com",
        "https://acme.my.salesforce-setup.com/lightning/setup, Setup, https://acme.my.salesforce.com",
        "https://acme--c.vf.force.com/apex/x, Visualforce, https://acme.my.salesforce.com",
        "https://login.salesforce.com, signing in people to any org, https://acme.my.salesforce.com",
        "https://test.salesforce.com/, signing in people to any sandbox, https://acme--uat.sandbox.my.salesforce.com",
        "https://na139.salesforce.com, orgs move away from, https://acme.my.salesforce.com",
        "https://cs12.salesforce.com, orgs move away from, https://acme--uat.sandbox.my.salesforce.com"
    })
    void anAddressOfSomethingElseIsSaidWithTheRightOne(String typed, String what, String right) {
        TrackerFailure failure = failure(() -> open(Map.of("address", typed)).identify());

        assertThat(failure.fields().get("address")).contains(what, right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "ftp://acme.my.salesforce.com", "file:///etc/passwd", "mailto:a@b.example"
            })
    void whatIsNoWebAddressIsSaid(String typed) {
        TrackerFailure failure = failure(() -> open(Map.of("address", typed)).identify());

        assertThat(failure.fields().get("address"))
                .startsWith("'" + typed + "' is no web address. Enter the org's My Domain, such as https://acme.my");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.lightning.force.com/lightning/r/Case/500/view, https://acme.my.salesforce.com",
        "https://acme--uat.sandbox.lightning.force.com, https://acme--uat.sandbox.my.salesforce.com",
        "https://acme.xurrent.com/requests/1,"
    })
    void aPageOfLightningBelongsToItsMyDomain(URI page, @Nullable URI org) {
        assertThat(new SalesforceKind(lines()).home(page)).isEqualTo(Optional.ofNullable(org));
    }

    @Test
    void aPathBehindMyDomainIsLeftOut() {
        assertThat(open(Map.of("address", simulator.address() + "/lightning/setup/home"))
                        .identify()
                        .account())
                .startsWith("00D")
                .hasSize(18);
    }

    @Test
    void aKeyOfOurOwnSignsIn() {
        SalesforceConnector signed = new SalesforceConnector(new TrackerSettings(simulator.keySettings()), lines());

        assertThat(signed.check().passed()).isTrue();
        simulator.expireToken();
        assertThat(signed.findByKey("Case", "00009999")).isEmpty();
    }

    @Test
    void aKeyWithoutItsLineBreaksIsTheSameKey() {
        Map<String, String> settings = new HashMap<>(simulator.keySettings());
        settings.computeIfPresent(
                "privateKey", (name, key) -> key.replace("\r\n", "").replace("\n", " "));

        assertThat(new SalesforceConnector(new TrackerSettings(settings), lines())
                        .identify()
                        .actingUser())
                .startsWith("005");
        settings.put("privateKey", "-----BEGIN RSA PRIVATE KEY-----");
        assertThat(failure(() -> new SalesforceConnector(new TrackerSettings(settings), lines()).identify())
                        .fields()
                        .get("privateKey"))
                .contains("PKCS #8");
    }

    @ParameterizedTest
    @CsvSource({
        "clientSecret, wrong, consumer secret is wrong",
        "clientId, another, no app with this consumer key in this org",
        "flow, JWT bearer, Enter the User name",
        "flow, Sign-in page, Nobody signed in yet",
        "flow, Telepathy, Client credentials"
    })
    void wrongCredentialsAreASentenceForTheAdministrator(String setting, String value, String sentence) {
        TrackerFailure failure = failure(() -> open(Map.of(setting, value)).check());

        assertThat(failure).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "JWT bearer, username, Enter the User name: the way to sign in 'JWT bearer' needs it.",
        "JWT bearer, privateKey, Enter the Private key: the way to sign in 'JWT bearer' needs it.",
        "Client credentials, clientSecret, Enter the Consumer secret: the way to sign in 'Client credentials' needs it."
    })
    void whatTheChosenWayLacksIsSaidBesideItsFieldBeforeAnybodyIsAsked(String flow, String missing, String sentence) {
        Map<String, String> settings = new HashMap<>(simulator.keySettings());
        settings.putAll(simulator.settings());
        settings.put("flow", flow);
        settings.remove(missing);

        TrackerFailure failure = failure(() -> new SalesforceKind(lines()).judge(new TrackerSettings(settings)));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).isEqualTo(Map.of(missing, sentence));
        assertThat(simulator.asked()).isEmpty();
        assertThat(failure(() -> new SalesforceConnector(new TrackerSettings(settings), lines()).identify())
                        .kind())
                .isEqualTo(Kind.AUTH_REVOKED);
    }

    @Test
    void anUnapprovedUserIsNamed() {
        Map<String, String> settings = new HashMap<>(simulator.keySettings());
        settings.put("username", "jane@acme.test");

        TrackerFailure failure = failure(() -> new SalesforceConnector(new TrackerSettings(settings), lines()).check());

        assertThat(failure.kind()).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(failure).hasMessageContaining("Let 'jane@acme.test' use the app");
    }

    @Test
    void aHostThatOnlySignsInPeopleIsRecognisedByWhatItSays() {
        simulator.actAsLoginHost();

        assertThat(failure(connector::check)).hasMessageContaining("work only at the org's My Domain");
    }

    @Test
    void aTokenWithoutTheScopeOfTheApiSaysWhichOneIsMissing() {
        simulator.faults().takeScopeAway();

        TrackerFailure failure = failure(connector::check);

        assertThat(failure.kind()).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(failure).hasMessageContaining("(api)");
    }

    @Test
    void theSignInPageGivesATokenThatIsReplacedEachTime() throws IOException, InterruptedException {
        Map<String, String> kept = new LinkedHashMap<>(simulator.settings());
        Consent consent = new SalesforceKind(lines()).consent().orElseThrow();
        URI back = URI.create("https://sync.acme.test/settings/tracker/signed-in");
        URI page = consent.begin(
                new TrackerSettings(kept), back, "state-1", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
        String code = answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^.*code=([^&]*)&state=state-1$", "$1");

        kept.putAll(
                consent.finish(new TrackerSettings(kept), back, code, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        String first = kept.get("refreshToken");
        SalesforceConnector signed = new SalesforceConnector(new TrackerSettings(kept, kept::put), lines());
        signed.identify();

        assertThat(kept.get("refreshToken")).isNotEqualTo(first);
        simulator.expireToken();
        assertThat(signed.findByKey("Case", "00009999")).isEmpty();
        SalesforceConnector later = new SalesforceConnector(new TrackerSettings(kept, kept::put), lines());
        assertThat(later.identify().actingUser()).startsWith("005");
        kept.put("refreshToken", java.util.Objects.requireNonNull(first));
        assertThat(failure(() -> new SalesforceConnector(new TrackerSettings(kept, kept::put), lines()).identify()))
                .hasMessageContaining("Sign in once more");
    }

    @Test
    void theNewestKnownVersionIsChosenAndKept() {
        Map<String, String> kept = new HashMap<>(simulator.settings());

        new SalesforceConnector(new TrackerSettings(kept, kept::put), lines()).describe("Case");

        assertThat(kept).containsEntry("apiVersion", "67.0");
        assertThat(open(Map.of("apiVersion", "v66")).check().actingName()).endsWith("API 66.0");
        assertThat(failure(() -> open(Map.of("apiVersion", "newest")).describe("Case"))
                        .fields())
                .containsOnlyKeys("apiVersion");
    }

    @Test
    void openingTakesSettingsThatAreNotComplete() {
        assertThat(new SalesforceKind(lines())
                        .open(new TrackerSettings(Map.of()))
                        .capabilities()
                        .entityTypes())
                .containsExactly("Case");
    }

    @Test
    void checkConnectionNamesWhatIsMissingAndWhatToDo() {
        simulator.makeReadOnly("Case", "Priority");
        simulator.hide("Case", "Syncline_Key__c");
        simulator.hideType("FeedItem");

        ConnectionCheck check = connector.check();

        assertThat(check.passed()).isFalse();
        assertThat(check.permissions().stream()
                        .filter(each -> !each.fulfilled())
                        .map(Permission::name))
                .containsExactly("Case: field Syncline_Key__c", "Case: field Priority", "Case: FeedItem");
        assertThat(check.permissions())
                .filteredOn(each -> !each.fulfilled())
                .extracting(Permission::remedy)
                .satisfiesExactly(
                        remedy -> assertThat(remedy).contains("tick Unique and External ID"),
                        remedy -> assertThat(remedy).contains("tick Read and Edit for the field Priority"),
                        remedy -> assertThat(remedy).contains("Chatter"));
        assertThat(check.actingName()).contains("Sync Line <syncline@acme.test>");
    }

    @Test
    void anObjectThatNobodyMaySeeIsMissing() {
        ConnectionCheck check = open(Map.of("objects", "Case, Repair__c")).check();

        assertThat(check.permissions())
                .filteredOn(each -> !each.fulfilled())
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.name()).isEqualTo("Repair__c: Read");
                    assertThat(missing.remedy()).contains("misspelt", "tick Read");
                });
        assertThat(failure(() -> open(Map.of("objects", "Case, Repair Order!")).capabilities())
                        .fields())
                .containsOnlyKeys("objects");
    }
}
