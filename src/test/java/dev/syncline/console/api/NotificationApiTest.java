package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Programs read the activity, and read and write where errors are told. */
class NotificationApiTest extends ApiCalls {

    private static final String HERE = "/api/v1/notifications";

    @AfterEach
    void switchOff() {
        status(post(HERE + "/mail/off"), administrator);
        status(post(HERE + "/webhook/off"), administrator);
        status(post(HERE + "/quiet?minutes=60"), administrator);
    }

    @Test
    void switchesEmailOnAndNeverShowsThePassword() {
        JsonNode kept = body(mail().param("password", "opensesame"), administrator);
        assertThat(kept.at("/mail/host").asString()).isEqualTo("mail.example.com");
        assertThat(kept.at("/mail/port").asInt()).isEqualTo(587);
        assertThat(kept.at("/mail/recipients").asString()).isEqualTo("ops@example.com");
        assertThat(lastDeed().who()).isEqualTo("API token administrator");
        assertThat(lastDeed().what()).isEqualTo("changed notifications");
        assertThat(lastDeed().subject()).isEqualTo("e-mail over mail.example.com");
        assertThat(body(get(HERE), reader).toString()).doesNotContain("opensesame", "assword");
        assertThat(status(mail(), administrator)).as("the password stays").isEqualTo(200);
        assertThat(body(post(HERE + "/mail/off"), administrator).get("mail").isNull())
                .isTrue();
        assertThat(lastDeed().what()).isEqualTo("switched notifications off");
    }

    @Test
    void switchesTheWebhookOnAndNeverShowsItsSecret() {
        String secret = "a-secret-of-enough-characters";
        JsonNode kept = body(
                post(HERE + "/webhook")
                        .param("address", "https://hooks.example.com/x")
                        .param("secret", secret),
                administrator);
        assertThat(kept.at("/webhook/address").asString()).isEqualTo("https://hooks.example.com/x");
        assertThat(kept.toString()).doesNotContain(secret);
        assertThat(body(post(HERE + "/quiet?minutes=15"), administrator)
                        .get("quietMinutes")
                        .asLong())
                .isEqualTo(15);
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndTakesNoSecretInAnAddress() {
        JsonNode wrong = problem(mail().param("port", "0"), administrator, 422);
        assertThat(wrong.at("/fields/port").asString()).contains("0", "65535");
        assertThat(wrong.at("/fields/password").asString()).isNotEmpty();
        assertThat(problem(post(HERE + "/quiet?minutes=soon"), administrator, 422)
                        .at("/fields/minutes")
                        .asString())
                .startsWith("“soon” is no number of minutes.");
        assertThat(detail(post(HERE + "/webhook?address=https://x.example&secret=hush"), administrator, 400))
                .startsWith("Send this as a form in the body")
                .doesNotContain("hush");
        assertThat(detail(post(HERE + "/pigeon/test"), administrator, 404))
                .isEqualTo("There is no way 'pigeon'; mail and webhook are known.");
        assertThat(detail(post(HERE + "/mail/test"), administrator, 502)).isNotEmpty();
    }

    @Test
    void letsOnlyAdministratorsTokensWrite() {
        for (String deed : new String[] {"/mail", "/webhook", "/quiet?minutes=5", "/mail/test", "/mail/off"}) {
            assertThat(status(post(HERE + deed), operator)).as(deed).isEqualTo(403);
        }
        assertThat(status(get(HERE), administrator)).isEqualTo(403);
    }

    @Test
    void tellsTheNumbersOfTheActivityChart() {
        JsonNode days = body(get("/api/v1/dashboard/activity"), reader);
        assertThat(days.get("by").asString()).isEqualTo("DAY");
        assertThat(days.get("bars").size()).isEqualTo(30);
        assertThat(days.at("/bars/0/sent").asLong()).isGreaterThanOrEqualTo(0);
        JsonNode months = body(get("/api/v1/dashboard/activity?by=MONTH"), reader);
        assertThat(months.get("bars").size()).isEqualTo(12);
        assertThat(months.at("/bars/0/begins").asString()).endsWith("-01");
        assertThat(detail(get("/api/v1/dashboard/activity?by=YEAR"), reader, 400))
                .isEqualTo("by is 'YEAR'; it has to be one of DAY, WEEK, MONTH.");
        assertThat(status(get("/api/v1/dashboard/activity"), operator)).isEqualTo(403);
    }

    private static MockHttpServletRequestBuilder mail() {
        return post(HERE + "/mail")
                .param("host", "mail.example.com")
                .param("user", "syncline")
                .param("sender", "syncline@example.com")
                .param("recipients", "ops@example.com");
    }
}
