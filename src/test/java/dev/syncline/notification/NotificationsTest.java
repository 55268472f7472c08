package dev.syncline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Faults reach administrators once, grouped, and a way that does not work says why. */
class NotificationsTest {

    private static final String PASSWORD = "correct horse";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The shared sentences, against a real mail server; settings as in the tests of AI Assist, to share their node. */
    @TestPropertySource(
            properties = {
                "syncline.outbound.allow-http=true",
                "syncline.outbound.allowed-networks=127.0.0.0/8",
                "syncline.assist.time=2s",
                "syncline.assist.answer=20000"
            })
    abstract static class Contract {

        @Autowired
        Notifications notifications;

        @Autowired
        TellFaults tells;

        @Autowired
        Faults faults;

        @Autowired
        TransactionTemplate together;

        @Autowired
        JdbcClient jdbc;

        private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        private final HookReceiver hook = new HookReceiver();
        private final ConnectionId connection = new ConnectionId(UUID.randomUUID());

        @BeforeEach
        void listen() {
            mail.setUser("syncline@example.com", "syncline", PASSWORD);
            mail.start();
            hook.start();
            for (String table : List.of("fault", "fault_heard", "notification_told", "notification_way")) {
                jdbc.sql("delete from " + table).update();
            }
        }

        @AfterEach
        void close() {
            notifications.switchOff(Way.MAIL);
            notifications.switchOff(Way.WEBHOOK);
            notifications.quiet("60");
            mail.stop();
            hook.stop();
        }

        @Test
        void tellsTheNewFaultsOfAConnectionAndKindInOneMailAndEachOnce() throws MessagingException {
            mailIsOn();
            report("incoming", "ACME-1", "ACME-2", "ACME-3");
            report("outgoing", "ACME-4");
            tells.turn();
            tells.turn();

            assertThat(mail.getReceivedMessages()).hasSize(2);
            MimeMessage first = mail.getReceivedMessages()[0];
            assertThat(first.getSubject())
                    .startsWith("[Syncline ")
                    .contains("3 new errors on connection " + connection)
                    .endsWith("(incoming rule)");
            assertThat(GreenMailUtil.getBody(first))
                    .contains("ACME-1: No such status.")
                    .contains("What to do: Correct the rule.");
            assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getReceivedMessages()[1].getSubject()).contains("1 new error on connection");
        }

        @Test
        void keepsAGroupQuietForAWhileAndThenTellsWhatCameTogether() throws MessagingException {
            mailIsOn();
            report("incoming", "ACME-1");
            tells.turn();
            report("incoming", "ACME-2");
            report("incoming", "ACME-3");
            tells.turn();
            assertThat(mail.getReceivedMessages()).hasSize(1);

            jdbc.sql("update notification_told set told = ?")
                    .param(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(61))
                    .update();
            tells.turn();
            assertThat(mail.getReceivedMessages()).hasSize(2);
            assertThat(mail.getReceivedMessages()[1].getSubject()).contains("2 new errors");
        }

        @Test
        void saysNothingOfAFaultThatWasOverBeforeItCouldBeTold() {
            mailIsOn();
            report("incoming", "ACME-1");
            faults.resolveItem(connection, "ACME-1", "incoming");
            tells.turn();
            assertThat(mail.getReceivedMessages()).isEmpty();
        }

        @Test
        void signsWhatItPostsToAWebhookSoThatTheReceiverCanCheckIt() {
            notifications.configure(hook.address(), SECRET);
            report("incoming", "ACME-1");
            tells.turn();

            HookReceiver.Received received = hook.received().get(0);
            assertThat(received.signature())
                    .isEqualTo(HookReceiver.expected(SECRET, received.id(), received.timestamp(), received.body()));
            JsonNode data = received.json().get("data");
            assertThat(data.get("title").asString()).contains("1 new error on connection " + connection);
            assertThat(data.get("faults").get(0).get("item").asString()).isEqualTo("ACME-1");
            assertThat(hook.received()).hasSize(1);
        }

        @Test
        void makesAWayThatFailsAFaultOfTheNodeAndTellsTheRestOnceItWorks() {
            hook.answers(503);
            notifications.configure(hook.address(), SECRET);
            report("incoming", "ACME-1");
            tells.turn();
            assertThat(openOfNode()).contains(hook.address() + " answered with status 503");
            assertThat(Objects.requireNonNull(notifications.state(Way.WEBHOOK).problem()))
                    .contains("status 503");

            hook.answers(204);
            notifications.test(Way.WEBHOOK);
            tells.turn();
            assertThat(openOfNode()).isNull();
            assertThat(hook.received().get(hook.received().size() - 1).json().toString())
                    .contains("ACME-1");
        }

        @Test
        void saysTruthfullyWhyATestDidNotGoOut() throws IOException {
            assertThat(refusal(Way.MAIL)).contains("E-mail is off.");
            configure(mailPort(), "wrong");
            assertThat(refusal(Way.MAIL))
                    .contains("refused the user name “syncline”")
                    .doesNotContain("wrong");
            configure(HookReceiver.closedPort(), PASSWORD);
            assertThat(refusal(Way.MAIL)).startsWith("Nothing listens at 127.0.0.1:");
            notifications.configure(new TypedMail(
                    "127.0.0.1",
                    String.valueOf(mailPort()),
                    "STARTTLS",
                    "",
                    "",
                    "syncline@example.com",
                    "team@example.com"));
            assertThat(refusal(Way.MAIL)).contains("did not take the e-mail").contains("STARTTLS");
            notifications.configure("http://127.0.0.1:" + HookReceiver.closedPort(), SECRET);
            assertThat(refusal(Way.WEBHOOK)).contains("No usable answer came from http://127.0.0.1:");
        }

        @Test
        void keepsNoSecretReadableAndTakesItToNoOtherServer() {
            mailIsOn();
            notifications.configure(hook.address(), SECRET);
            assertThat(jdbc.sql("select sealed_password from notification_mail")
                            .query(String.class)
                            .single())
                    .doesNotContain(PASSWORD);
            assertThat(jdbc.sql("select sealed_secret from notification_webhook")
                            .query(String.class)
                            .single())
                    .doesNotContain(SECRET);

            configure(mailPort(), "");
            notifications.test(Way.MAIL);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            TypedMail elsewhere = new TypedMail(
                    "mail.example.net", "587", "STARTTLS", "syncline", "", "a@example.com", "b@example.com");
            assertThat(wrong(() -> notifications.configure(elsewhere)).fields()).containsOnlyKeys("password");
            assertThat(wrong(() -> notifications.configure(hook.address() + "/other", ""))
                            .fields())
                    .containsOnlyKeys("secret");
        }

        @Test
        void refusesWhatCannotBeRightFieldByField() {
            TypedMail typed = new TypedMail("mail server", "0", "", "a", "b", "nobody", "c@example.com, d\r\nBcc: e");
            assertThat(wrong(() -> notifications.configure(typed)).fields())
                    .containsOnlyKeys("host", "port", "security", "sender", "recipients");
            TypedMail readable =
                    new TypedMail("mail.example.com", "25", "NONE", "a", "b", "a@example.com", "b@example.com");
            assertThat(wrong(() -> notifications.configure(readable)).fields()).containsOnlyKeys("security");
            assertThat(wrong(() -> notifications.configure("ftp://example.com", "short"))
                            .fields())
                    .containsOnlyKeys("address", "secret");
            assertThat(wrong(() -> notifications.quiet("often")).field()).isEqualTo("minutes");
        }

        private void mailIsOn() {
            configure(mailPort(), PASSWORD);
        }

        private int mailPort() {
            return mail.getSmtp().getPort();
        }

        private void configure(int port, String password) {
            notifications.configure(new TypedMail(
                    "127.0.0.1",
                    String.valueOf(port),
                    "NONE",
                    "syncline",
                    password,
                    "syncline@example.com",
                    "team@example.com"));
        }

        private void report(String rule, String... items) {
            together.executeWithoutResult(status -> {
                for (String item : items) {
                    faults.report(new NewFault(
                            Fault.Level.ITEM, connection, item, "No such status.", rule, 3, "Correct the rule.", null));
                }
            });
        }

        private @Nullable String openOfNode() {
            return faults.open(null, null, 10).stream()
                    .filter(fault -> fault.level() == Fault.Level.NODE)
                    .map(Fault::message)
                    .findFirst()
                    .orElse(null);
        }

        private String refusal(Way way) {
            NotSent failure = catchThrowableOfType(NotSent.class, () -> notifications.test(way));
            return String.valueOf(failure.getMessage());
        }

        private static NotificationRefusal wrong(Runnable work) {
            return catchThrowableOfType(NotificationRefusal.class, work::run);
        }
    }

    @Nested
    @OnH2
    class OnAnH2Database extends Contract {}

    @Nested
    @OnPostgres
    class OnAPostgresDatabase extends Contract {}
}
