package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.notification.MailSetting;
import dev.syncline.notification.MailSetting.Security;
import dev.syncline.notification.NotSent;
import dev.syncline.notification.Notifications;
import dev.syncline.notification.TypedMail;
import dev.syncline.notification.Way;
import dev.syncline.notification.WayState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Where errors are told is entered here; secrets go in and never come out. */
@PageTest
class NotificationsPageTest {

    private static final String HERE = "/settings/notifications";

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Notifications notifications;

    @BeforeEach
    void nothingIsOn() {
        given(notifications.quiet()).willReturn(Duration.ofMinutes(60));
        given(notifications.state(any())).willReturn(new WayState(null, null, null));
    }

    @Test
    void switchesEmailOnWithAPasswordThatIsWrittenDownNowhere() {
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.content()).contains("E-mail is off.");
        browser.type("host", "mail.example.com")
                .type("user", "syncline")
                .type("password", "correct horse")
                .type("sender", "syncline@example.com")
                .type("recipients", "team@example.com")
                .press("Switch e-mail on");
        verify(notifications)
                .configure(new TypedMail(
                        "mail.example.com",
                        "587",
                        "STARTTLS",
                        "syncline",
                        "correct horse",
                        "syncline@example.com",
                        "team@example.com"));
        verify(audit).record("changed notifications", "e-mail over mail.example.com");
    }

    @Test
    void showsWhatIsKeptButNotThePasswordAndWhyTheLastMailDidNotGoOut() {
        mailIsOn();
        given(notifications.state(Way.MAIL)).willReturn(new WayState(null, "Nothing listens at 10.0.0.1:25.", null));
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.value("host")).isEqualTo("mail.example.com");
        assertThat(browser.value("password")).isEmpty();
        assertThat(browser.content()).contains("Nothing listens at 10.0.0.1:25.");
    }

    @Test
    void saysWhyATestDidNotGoOut() {
        mailIsOn();
        NotSent failure = mock(NotSent.class);
        given(failure.getMessage()).willReturn("Nothing listens at mail.example.com:25.");
        willThrow(failure).given(notifications).test(Way.MAIL);
        PlainBrowser browser = new PlainBrowser(mvc, HERE).press("Send a test e-mail");
        assertThat(browser.content()).contains("Nothing listens at mail.example.com:25.");
    }

    @Test
    void switchesAWayOff() {
        mailIsOn();
        new PlainBrowser(mvc, HERE).press("Switch e-mail off");
        verify(notifications).switchOff(Way.MAIL);
    }

    @Test
    void keepsTheQuietPeriodAndTheWebhook() {
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.value("minutes")).isEqualTo("60");
        browser.type("minutes", "15").press("Save quiet period");
        verify(notifications).quiet("15");
        browser.open(HERE)
                .type("address", "https://hooks.example.com")
                .type("secret", "0123456789abcdef01234567")
                .press("Switch webhook on");
        verify(notifications).configure("https://hooks.example.com", "0123456789abcdef01234567");
        verify(audit).record("changed notifications", "webhook");
    }

    private void mailIsOn() {
        given(notifications.mail())
                .willReturn(Optional.of(new MailSetting(
                        "mail.example.com",
                        587,
                        Security.STARTTLS,
                        "syncline",
                        "syncline@example.com",
                        "team@example.com")));
    }
}
