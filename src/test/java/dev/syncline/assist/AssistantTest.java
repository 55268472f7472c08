package dev.syncline.assist;

import static dev.syncline.testing.ModelService.end;
import static dev.syncline.testing.ModelService.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.assist.AssistFailure.Kind;
import dev.syncline.testing.ModelService;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Questions go where an administrator said, in the chat completions protocol, and every bad answer is a sentence. */
class AssistantTest {

    private static final String KEY = "sk-very-secret-1234";

    /** The shared sentences, against a service that speaks the real protocol. */
    @TestPropertySource(
            properties = {
                "syncline.outbound.allow-http=true",
                "syncline.outbound.allowed-networks=127.0.0.0/8",
                "syncline.assist.time=2s",
                "syncline.assist.answer=20000"
            })
    abstract static class Contract {

        @Autowired
        Assistant assistant;

        @Autowired
        JdbcClient jdbc;

        private final ModelService service = new ModelService();

        @BeforeEach
        void switchOn() {
            assistant.switchOff();
            assistant.configure(service.endpoint(), "model-1", KEY);
        }

        @AfterEach
        void close() {
            service.close();
        }

        @Test
        void readsAnAnswerThatComesInPieces() {
            service.streams(piece("issue."), ": a comment", piece("summary\n"), end(), "data: [DONE]");
            assertThat(ask()).isEqualTo("issue.summary\n");
            JsonNode question = Objects.requireNonNull(service.asked());
            assertThat(question.get("model").asString()).isEqualTo("model-1");
            assertThat(question.get("stream").asBoolean()).isTrue();
            assertThat(question.get("messages").get(1).get("role").asString()).isEqualTo("user");
            assertThat(question.get("messages").get(1).get("content").asString())
                    .isEqualTo("Please.");
            assertThat(service.authorization()).isEqualTo("Bearer " + KEY);
        }

        @Test
        void readsAnAnswerThatComesAtOnce() {
            service.answers(
                    "application/json",
                    "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
            assertThat(ask()).isEqualTo("Hi");
        }

        @Test
        void saysWhatToDoAboutEachRefusal() {
            fails(401, Kind.KEY_REFUSED, "refused the key");
            fails(429, Kind.TOO_MANY, "Ask again in 17 s.");
            fails(500, Kind.SERVICE, "answered 500");
            fails(404, Kind.SERVICE, "no such model");
            fails(302, Kind.SERVICE, "answered 302");
        }

        @Test
        void throwsAwayWhatBrokeOffOrIsNotWhole() {
            service.streams(piece("issue."));
            failure(Kind.NO_ANSWER, "broke off");
            service.streams(piece("issue."), "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
            failure(Kind.NOT_UNDERSTOOD, "too long");
            service.streams(piece("issue."), "data: {\"error\":{\"message\":\"overloaded\"}}");
            failure(Kind.SERVICE, "failed while it answered");
        }

        @Test
        void doesNotTakeRubbishForAnAnswer() {
            for (String rubbish : List.of("data: {", "data: [1]", "data: {\"choices\":7}", "data: \"x\"")) {
                service.streams(rubbish, "data: [DONE]");
                failure(Kind.NOT_UNDERSTOOD, "no answer of a chat completions service");
            }
            service.answers("text/html", "<html>Sign in</html>");
            failure(Kind.NOT_UNDERSTOOD, "no answer of a chat completions service");
            service.streams(piece(""), end());
            failure(Kind.NOT_UNDERSTOOD, "no answer of a chat completions service");
        }

        @Test
        void doesNotReadForEver() {
            service.streams(piece("x".repeat(30_000)), end());
            failure(Kind.NO_ANSWER, "No whole answer came");
        }

        @Test
        void givesUpOnAServiceThatGoesSilent() {
            service.goesSilent();
            failure(Kind.NO_ANSWER, "No whole answer came: it may take 2 s");
        }

        @Test
        void isOffUntilItIsSwitchedOnAndAfterItWasSwitchedOff() {
            assistant.switchOff();
            assertThat(assistant.setting()).isEmpty();
            failure(Kind.OFF, "AI Assist is off");
            assertThat(service.asked()).isNull();
        }

        @Test
        void keepsTheKeySealedAndOnlyForTheServiceItWasEnteredFor() {
            assertThat(jdbc.sql("select sealed_key from assist_setting")
                            .query(String.class)
                            .single())
                    .doesNotContain(KEY);
            assistant.configure(service.endpoint(), "model-2", "");
            service.streams(piece("x"), end());
            ask();
            assertThat(service.authorization()).isEqualTo("Bearer " + KEY);
            assertThatThrownBy(() -> assistant.configure("https://elsewhere.example/v1", "model-2", ""))
                    .isInstanceOf(AssistRefusal.class)
                    .hasMessageContaining("Enter the key");
            assertThat(assistant.setting().orElseThrow().endpoint()).hasToString(service.endpoint());
        }

        @Test
        void refusesSettingsThatCannotWork() {
            refuses("endpoint", "", "m", KEY);
            refuses("endpoint", "ftp://example.com", "m", KEY);
            refuses("model", service.endpoint(), " ", KEY);
            refuses("key", service.endpoint(), "m", "two\nlines");
        }

        private void refuses(String field, String address, String model, String key) {
            AssistRefusal refusal =
                    catchThrowableOfType(AssistRefusal.class, () -> assistant.configure(address, model, key));
            assertThat(refusal.field()).isEqualTo(field);
        }

        private void fails(int code, Kind kind, String sentence) {
            service.refuses(code, "17", "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}");
            failure(kind, sentence);
        }

        private void failure(Kind kind, String sentence) {
            AssistFailure failure = catchThrowableOfType(AssistFailure.class, this::ask);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(sentence).message().doesNotContain(KEY);
        }

        private String ask() {
            return assistant.ask(List.of(new ChatMessage("system", "Be brief."), new ChatMessage("user", "Please.")));
        }
    }

    @Nested
    @OnH2
    class AssistantOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class AssistantOnPostgres extends Contract {}
}
