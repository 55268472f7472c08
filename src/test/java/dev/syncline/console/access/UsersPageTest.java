package dev.syncline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.console.PlainBrowser;
import dev.syncline.testing.OnH2;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Users and API tokens are looked after on one page, without any script. */
@OnH2
@AutoConfigureMockMvc
class UsersPageTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient database;

    private PlainBrowser alma;

    @BeforeEach
    void signIn() {
        database.sql("delete from account").update();
        database.sql("delete from api_token").update();
        accounts.add("alma", PASSWORD, PASSWORD);
        alma = signedIn("alma", PASSWORD);
    }

    @Test
    void leadsBackToThePageThatWasWanted() {
        assertThat(alma.path()).isEqualTo("/users");
        assertThat(alma.heading()).isEqualTo("Users");
    }

    @Test
    void keepsTheNameWhenSigningInFails() {
        PlainBrowser stranger = new PlainBrowser(mvc, "/users")
                .type("name", "alma")
                .type("password", "wrong")
                .press("Sign in");

        assertThat(stranger.text("//*[@role='alert']")).isEqualTo("User name or password is wrong.");
        assertThat(stranger.value("name")).isEqualTo("alma");
        assertThat(stranger.value("password")).isEmpty();
        assertThat(stranger.type("password", PASSWORD).press("Sign in").path()).isEqualTo("/users");
    }

    @Test
    void addsAUserWhoCanSignIn() {
        alma.press("Add user")
                .type("name", "bert")
                .type("password", "another long one")
                .type("repeated", "another long one")
                .press("Add user");

        assertThat(alma.content()).contains("“bert” can sign in now.");
        assertThat(signedIn("bert", "another long one").heading()).isEqualTo("Users");
    }

    @Test
    void saysBesideTheFieldWhyAUserIsNotAddedAndKeepsTheName() {
        alma.press("Add user").type("name", "bert").type("password", "short").press("Add user");
        assertThat(alma.wrong("password")).contains("has 5 characters");
        assertThat(alma.wrong("repeated")).contains("differ");
        assertThat(alma.value("name")).isEqualTo("bert");
        assertThat(alma.value("password")).isEmpty();

        alma.type("password", "another long one").type("repeated", "other").press("Add user");
        assertThat(alma.wrong("repeated")).contains("differ");

        alma.type("name", "ALMA")
                .type("password", "another long one")
                .type("repeated", "another long one")
                .press("Add user");
        assertThat(alma.wrong("name")).contains("“ALMA” already");
    }

    @Test
    void goesOnInThisSessionAfterAChangeOfTheOwnPasswordAndEndsTheOthers() {
        PlainBrowser elsewhere = signedIn("alma", PASSWORD);

        alma.press("Change password")
                .type("password", "another long one")
                .type("repeated", "another long one")
                .press("Change password");

        assertThat(alma.path()).isEqualTo("/users");
        assertThat(alma.content()).contains("The password of “alma” is changed");
        assertThat(elsewhere.open("/users").path()).startsWith("/sign-in?expired");
        assertThat(elsewhere.content()).contains("Your session ran out. Sign in again to go on.");
    }

    @Test
    void removesAUserButNotTheLast() {
        accounts.add("bert", PASSWORD, PASSWORD);
        PlainBrowser bert = signedIn("bert", PASSWORD);

        bert.press("Remove").press("Remove user");
        assertThat(bert.content()).contains("“alma” is removed and signed out.");
        assertThat(alma.open("/users").path()).startsWith("/sign-in?expired");

        bert.press("Remove").press("Remove user");
        assertThat(bert.text("//*[@role='alert']")).contains("bert is the only user and cannot be removed.");
    }

    @Test
    void showsAnApiTokenOnce() {
        alma.type("name", "nightly export").press("Make API token");

        String token = alma.text("//*[@id='token']");
        assertThat(tokens.recognise(token).map(ApiTokens.Good::name)).hasValue("nightly export");
        assertThat(alma.open("/users").count("//*[@id='token']")).isZero();
        alma.press("Revoke");
        assertThat(alma.content()).contains("The API token is revoked.");
        assertThat(tokens.recognise(token)).isEmpty();
    }

    @Test
    void asksHowLongATokenLasts() {
        alma.type("name", "nightly export").type("days", "soon").press("Make API token");
        assertThat(alma.wrong("days")).contains("“soon” is no number of days");
        alma.type("days", "30").press("Make API token");
        assertThat(tokens.list())
                .singleElement()
                .satisfies(token -> assertThat(java.time.Duration.between(token.created(), token.expires()))
                        .isEqualTo(java.time.Duration.ofDays(30)));
        database.sql("update api_token set expires = created").update();
        assertThat(alma.open("/users").content()).contains("Expired");
    }

    @Test
    void asksWhatATokenIsFor() {
        alma.press("Make API token");

        assertThat(alma.wrong("name")).isNotBlank();
    }

    @Test
    void listsWhatWasDone() {
        alma.open("/audit");

        assertThat(alma.content()).contains("signed in").contains("added a user");
        alma.press("Verify the audit");
        assertThat(alma.content()).contains("The audit is whole");
    }

    private PlainBrowser signedIn(String name, String password) {
        return new PlainBrowser(mvc, "/users")
                .type("name", name)
                .type("password", password)
                .press("Sign in");
    }
}
