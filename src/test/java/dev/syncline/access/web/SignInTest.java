package dev.syncline.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.syncline.access.Account;
import dev.syncline.access.Accounts;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.OnH2;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** People sign in, stay for a while, and are asked again afterwards. */
@OnH2
@AutoConfigureMockMvc
@Import(SignInTest.TimeByHand.class)
class SignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String INSIDE = "/actuator/info";

    /** Lets the tests move time. */
    @TestConfiguration
    static class TimeByHand {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.parse("2026-11-21T00:00:00Z"));
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private String name = "";

    @BeforeEach
    void addSomebody() {
        advance(Duration.ofMinutes(1));
        database.sql("delete from account").update();
        name = "user-" + UUID.randomUUID();
        accounts.add(name, PASSWORD, PASSWORD);
    }

    @Test
    void sendsEverybodyToTheSignInPageAndBackToWhatTheyWanted() throws Exception {
        assertThat(location(get("/connections?page=2"))).isEqualTo("/sign-in?wanted=%2Fconnections%3Fpage%3D2");

        MockHttpServletResponse response = perform(form(PASSWORD).param("wanted", "/connections?page=2"));

        assertThat(response.getRedirectedUrl()).isEqualTo("/connections?page=2");
    }

    @Test
    void saysOnlyWhatIsTheCase() throws Exception {
        assertThat(perform(get("/sign-in")).getContentAsString())
                .doesNotContain("Your session ran out", "You are signed out", "Nobody can sign in yet");
        assertThat(perform(get("/sign-in?out")).getContentAsString())
                .contains("You are signed out")
                .doesNotContain("Your session ran out");
    }

    @Test
    void leadsToNoOtherHost() throws Exception {
        for (String wanted : new String[] {
            "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb: c", "/\t/evil"
        }) {
            MockHttpServletResponse response = perform(form(PASSWORD).param("wanted", wanted));
            assertThat(response.getRedirectedUrl()).isEqualTo("/");
        }
    }

    @Test
    void givesANewSessionIdAtSignIn() throws Exception {
        MockHttpSession session = new MockHttpSession();
        String before = session.getId();

        perform(form(PASSWORD).session(session));

        assertThat(session.getId()).isNotEqualTo(before);
    }

    @Test
    void remembersNoMoreOfWhatWasTypedThanANameCanHave() throws Exception {
        MockHttpSession session = new MockHttpSession();
        perform(post("/sign-in")
                .with(csrf())
                .param("name", "x".repeat(1_000_000))
                .param("password", "wrong")
                .session(session));

        assertThat(perform(get("/sign-in").session(session)).getContentAsString())
                .contains("User name or password is wrong.")
                .contains("value=\"" + "x".repeat(60) + "\"");
    }

    @Test
    void saysTheSameForAWrongPasswordAndAnUnknownUserAndKeepsTheName() throws Exception {
        MockHttpSession session = new MockHttpSession();
        perform(form("wrong").session(session));
        String page = perform(get("/sign-in").session(session)).getContentAsString();
        assertThat(page).contains("User name or password is wrong.").contains("value=\"" + name + "\"");

        perform(post("/sign-in")
                .with(csrf())
                .param("name", "nobody")
                .param("password", "x")
                .session(session));
        assertThat(perform(get("/sign-in").session(session)).getContentAsString())
                .contains("User name or password is wrong.");
        assertThat(perform(get("/sign-in").session(session)).getContentAsString())
                .doesNotContain("is wrong.");
    }

    @Test
    void makesWhoeverKeepsFailingWaitEvenWithTheRightPassword() throws Exception {
        for (int i = 0; i < 5; i++) {
            perform(form("wrong"));
        }
        MockHttpSession session = new MockHttpSession();
        perform(form(PASSWORD).session(session));
        assertThat(perform(get("/sign-in").session(session)).getContentAsString())
                .contains("Too many attempts. Try again in 1 second.");

        advance(Duration.ofSeconds(1));
        assertThat(perform(form(PASSWORD)).getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    void countsAWrongPasswordOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            perform(form("wrong"));
        }
        assertThat(perform(form(PASSWORD)).getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    void endsASessionAfterThirtyIdleMinutesAndSaysSo() throws Exception {
        MockHttpSession session = signIn();
        advance(Duration.ofMinutes(29));
        assertThat(isIn(session)).isTrue();
        advance(Duration.ofMinutes(30));

        MockHttpServletResponse response = perform(get("/connections").session(session));

        assertThat(response.getRedirectedUrl()).isEqualTo("/sign-in?expired&wanted=%2Fconnections");
        assertThat(session.isInvalid()).isTrue();
        assertThat(perform(get("/sign-in?expired")).getContentAsString())
                .contains("Your session ran out. Sign in again to go on.");
    }

    @Test
    void doesNotTakePollingForUse() throws Exception {
        MockHttpSession session = signIn();
        advance(Duration.ofMinutes(29));
        perform(get(INSIDE).header("X-Syncline-Poll", "true").session(session));
        advance(Duration.ofMinutes(1));

        assertThat(isIn(session)).isFalse();
    }

    @Test
    void endsASessionAfterTwelveHoursOfUse() throws Exception {
        MockHttpSession session = signIn();
        for (int i = 0; i < 35; i++) {
            advance(Duration.ofMinutes(20));
            assertThat(isIn(session)).isTrue();
        }
        advance(Duration.ofMinutes(20));

        assertThat(isIn(session)).isFalse();
    }

    @Test
    void endsTheSessionsOfAUserWithANewPasswordAndOfARemovedOne() throws Exception {
        MockHttpSession session = signIn();
        Account account = accounts.list().get(0);
        accounts.changePassword(account.id(), "another long one", "another long one");
        assertThat(isIn(session)).isFalse();

        MockHttpSession next = session(form("another long one"));
        accounts.add("somebody else", PASSWORD, PASSWORD);
        accounts.remove(account.id());
        assertThat(isIn(next)).isFalse();
    }

    @Test
    void tellsHtmxWhereToGoWhenTheSessionRanOut() throws Exception {
        MockHttpSession session = signIn();
        advance(Duration.ofHours(1));

        MockHttpServletResponse response = perform(get("/connections/rows")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/connections?page=3")
                .header("Host", "localhost")
                .session(session));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/sign-in?expired&wanted=%2Fconnections%3Fpage%3D3");
    }

    @Test
    void goesBackToTheFormWhenASessionRanOutInTheMiddle() throws Exception {
        MockHttpServletResponse response = perform(post("/connections/initiate")
                .header("Host", "localhost")
                .header("Referer", "http://localhost/connections/initiate?step=2")
                .with(request -> {
                    request.setRequestedSessionId("gone");
                    request.setRequestedSessionIdValid(false);
                    return request;
                }));

        assertThat(response.getRedirectedUrl())
                .isEqualTo("/sign-in?expired&wanted=%2Fconnections%2Finitiate%3Fstep%3D2");
    }

    @Test
    void signsOut() throws Exception {
        MockHttpSession session = signIn();

        MockHttpServletResponse response =
                perform(post("/sign-out").with(csrf()).session(session));

        assertThat(response.getRedirectedUrl()).isEqualTo("/sign-in?out");
        assertThat(session.isInvalid()).isTrue();
    }

    private MockHttpSession signIn() throws Exception {
        return session(form(PASSWORD));
    }

    private MockHttpSession session(MockHttpServletRequestBuilder form) throws Exception {
        MockHttpSession session = new MockHttpSession();
        assertThat(perform(form.session(session)).getRedirectedUrl()).isEqualTo("/");
        return session;
    }

    private boolean isIn(MockHttpSession session) throws Exception {
        return perform(get(INSIDE).session(session)).getStatus() != 302;
    }

    private MockHttpServletRequestBuilder form(String password) {
        return post("/sign-in").with(csrf()).param("name", name).param("password", password);
    }

    private String location(MockHttpServletRequestBuilder request) throws Exception {
        return String.valueOf(perform(request).getRedirectedUrl());
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private void advance(Duration by) {
        ((MovableClock) clock).advance(by);
    }
}
