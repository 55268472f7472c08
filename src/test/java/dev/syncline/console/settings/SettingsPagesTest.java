package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Proposal;
import dev.syncline.console.PlainBrowser;
import dev.syncline.node.LicenseIssuer;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.OnH2;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The node's name, address and license are looked after without any script. */
@OnH2
@AutoConfigureMockMvc
class SettingsPagesTest {

    private static final LicenseIssuer ISSUER = new LicenseIssuer();
    private static final String PASSWORD = "correct horse battery";

    @DynamicPropertySource
    static void trustTheIssuer(DynamicPropertyRegistry settings) {
        settings.add("syncline.license.public-key", ISSUER::publicKey);
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    ThisNode node;

    @Autowired
    NodeKeys keys;

    @Autowired
    Invitations invitations;

    @Autowired
    JdbcClient database;

    private PlainBrowser browser;

    @BeforeEach
    void signIn() {
        database.sql("delete from account").update();
        database.sql("update node set licence = null").update();
        node.describe("Acme", "https://acme.example.com");
        accounts.add("alma", PASSWORD, PASSWORD);
        browser = new PlainBrowser(mvc, "/settings")
                .type("name", "alma")
                .type("password", PASSWORD)
                .press("Sign in");
    }

    @Test
    void savesNameAndAddress() {
        assertThat(browser.value("name")).isEqualTo("Acme");

        browser.type("name", " Acme Ltd ")
                .type("publicAddress", "https://Sync.acme.example.com/")
                .press("Save");

        assertThat(browser.content()).contains("General settings are saved.");
        assertThat(browser.value("name")).isEqualTo("Acme Ltd");
        assertThat(browser.value("publicAddress")).isEqualTo("https://sync.acme.example.com");
        assertThat(browser.open("/audit").content()).contains("changed General settings");
    }

    @Test
    void saysOfBothFieldsAtOnceWhatIsWrong() {
        browser.type("name", " ").type("publicAddress", "acme.example.com").press("Save");
        assertThat(browser.wrong("name")).contains("Enter a name for this node");
        assertThat(browser.wrong("publicAddress")).contains("has no https:// in front");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
        browser.type("name", "Acme Ltd")
                .type("publicAddress", "acme.example.com")
                .press("Save");

        assertThat(browser.wrong("publicAddress")).contains("has no https:// in front");
        assertThat(browser.value("publicAddress")).isEqualTo("acme.example.com");
        assertThat(browser.value("name")).isEqualTo("Acme Ltd");
        assertThat(node.name()).isEqualTo("Acme");
    }

    @Test
    void asksWhichOfTwoCopiesThisIsAndGivesACopyAKeyOfItsOwn() {
        assertThat(browser.content()).doesNotContain("Two copies of this node");
        Connection connection = invitations
                .initiate(
                        new Proposal(null, Connection.Mode.SCRIPT, "Acme", "Globex", "Followed elsewhere", ""),
                        UUID.randomUUID().toString(),
                        "alma")
                .connection();
        database.sql("insert into connection_life (connection_id, number, word, told, claims, refused)"
                        + " values (?, 1, ?, true, false, ?)")
                .params(connection.id().value(), UUID.randomUUID(), OffsetDateTime.parse("2026-03-01T12:00:00Z"))
                .update();
        String before = node.key().fingerprint();

        assertThat(browser.open("/settings").content())
                .contains("Followed elsewhere", "because the other side follows that copy");
        browser.press("This is a copy: give it a new identity");
        assertThat(browser.content()).contains("Nothing was changed", "Two copies of this node");
        assertThat(node.key().fingerprint()).isEqualTo(before);
        browser.choose("sure", "true").press("This is a copy: give it a new identity");

        assertThat(browser.content()).contains("This is a node of its own now").doesNotContain("Two copies");
        assertThat(node.key().fingerprint()).isNotEqualTo(before);
        assertThat(browser.open("/audit").content()).contains("said that this is a copy");
    }

    @Test
    void makesTheNodePrivateWithAnEmptyAddress() {
        browser.type("publicAddress", " ").press("Save");

        assertThat(browser.content()).contains("This node is private");
        assertThat(browser.count("//form[@id='check']")).isZero();
    }

    @Test
    void changesTheKeyOnlyAfterAQuestionAndKeepsEverybodySignedIn() {
        String before = node.key().fingerprint();
        assertThat(browser.text("//section[@aria-labelledby='identity']")).contains(before, "In use since");
        browser.open("/settings/key").press("Change the key");
        assertThat(browser.text("//main")).contains(before, "safety number", "Make a new backup");
        assertThat(node.key().fingerprint()).isEqualTo(before);

        browser.press("Change the key");
        String fresh = node.key().fingerprint();
        assertThat(fresh).isNotEqualTo(before);
        assertThat(browser.text("//*[@role='status']")).contains("The key is changed.");
        assertThat(browser.text("//table").replaceAll("\\s+", " "))
                .matches(".*" + fresh + ".*in use.*" + before + ".*still taken.*");
        assertThat(browser.open("/audit").content())
                .contains("changed the key of this node")
                .contains(before + " to " + fresh);
    }

    @Test
    void doesNotChangeAKeyThatSomebodyElseChangedMeanwhile() {
        browser.open("/settings/key/change");
        keys.change(node.key().fingerprint());
        String theirs = node.key().fingerprint();
        browser.press("Change the key");
        assertThat(browser.text("//*[@role='alert']")).contains("changed by somebody else");
        assertThat(node.key().fingerprint()).isEqualTo(theirs);
    }

    @Test
    void dropsAnEarlierKeyOnlyAfterSayingWhoStillNeedsIt() {
        String before = node.key().fingerprint();
        keys.change(before);
        browser.open("/settings/key/drop?key=" + before);
        assertThat(browser.text("//main")).contains(before, "Nobody needs it any more");
        browser.press("Drop it now");
        assertThat(browser.text("//*[@role='status']")).isEqualTo("The earlier key is dropped.");
        assertThat(keys.holds(before)).isFalse();
        assertThat(browser.open("/settings/key/drop?key=" + before).status()).isEqualTo(404);
    }

    @Test
    void showsTheDaysOfTheEvaluation() {
        browser.open("/license");

        assertThat(browser.content()).contains("Evaluation");
        assertThat(browser.text("//dt[text()='Days left']/following-sibling::dd[1]"))
                .isEqualTo("30");
    }

    @Test
    void takesALicenseKeyAndNamesItsHolder() {
        browser.open("/license")
                .type("license", ISSUER.issue("Acme Ltd", Instant.parse("2199-12-31T00:00:00Z")))
                .press("Enter license key");

        assertThat(browser.content())
                .contains("The license of Acme Ltd is in force.")
                .contains("Paid");
    }

    @Test
    void saysBesideTheFieldWhyAKeyIsNotTaken() {
        String key = ISSUER.issue("Acme Ltd", Instant.parse("2199-12-31T00:00:00Z"));

        browser.open("/license")
                .type("license", key.substring(0, key.length() - 9))
                .press("Enter license key");

        assertThat(browser.wrong("license")).contains("altered or cut off");
        assertThat(browser.value("license")).isNotEmpty();
    }
}
