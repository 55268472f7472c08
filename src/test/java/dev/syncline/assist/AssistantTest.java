package dev.syncline.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.assist.AssistFailure.Kind;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

        private final CountDownLatch never = new CountDownLatch(1);
        private HttpServer server;
        private int status = 200;
        private String type = "text/event-stream";
        private byte[] answer = new byte[0];
        private boolean silent;
        private @Nullable String retryAfter;
        private volatile @Nullable JsonNode asked;
        private volatile @Nullable String authorization;
        private String endpoint;

        @BeforeEach
        void listen() throws IOException {
            server = ServerBootstrap.bootstrap()
                    .setLocalAddress(InetAddress.getByName("127.0.0.1"))
                    .setCanonicalHostName("127.0.0.1")
                    .register("/v1/chat/completions", (request, response, context) -> serve(request, response))
                    .create();
            server.start();
            endpoint = "http://127.0.0.1:" + server.getLocalPort() + "/v1";
            assistant.switchOff();
            assistant.configure(endpoint, "model-1", KEY);
        }

        @AfterEach
        void close() {
            never.countDown();
            server.close(CloseMode.IMMEDIATE);
        }

        @Test
        void readsAnAnswerThatComesInPieces() {
            streams(piece("issue."), ": a comment", piece("summary\\n"), end(), "data: [DONE]");
            assertThat(ask()).isEqualTo("issue.summary\n");
            JsonNode question = Objects.requireNonNull(asked);
            assertThat(question.get("model").asString()).isEqualTo("model-1");
            assertThat(question.get("stream").asBoolean()).isTrue();
            assertThat(question.get("messages").get(1).get("role").asString()).isEqualTo("user");
            assertThat(question.get("messages").get(1).get("content").asString())
                    .isEqualTo("Please.");
            assertThat(authorization).isEqualTo("Bearer " + KEY);
        }

        @Test
        void readsAnAnswerThatComesAtOnce() {
            type = "application/json";
            answer = bytes("{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
            assertThat(ask()).isEqualTo("Hi");
        }

        @Test
        void saysWhatToDoAboutEachRefusal() {
            fails(401, Kind.KEY_REFUSED, "refused the key");
            retryAfter = "17";
            fails(429, Kind.TOO_MANY, "Ask again in 17 s.");
            fails(500, Kind.SERVICE, "answered 500");
            fails(404, Kind.SERVICE, "no such model");
            fails(302, Kind.SERVICE, "answered 302");
        }

        @Test
        void throwsAwayWhatBrokeOffOrIsNotWhole() {
            streams(piece("issue."));
            failure(Kind.NO_ANSWER, "broke off");
            streams(piece("issue."), "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
            failure(Kind.NOT_UNDERSTOOD, "too long");
            streams(piece("issue."), "data: {\"error\":{\"message\":\"overloaded\"}}");
            failure(Kind.SERVICE, "failed while it answered");
        }

        @Test
        void doesNotTakeRubbishForAnAnswer() {
            for (String rubbish : List.of("data: {", "data: [1]", "data: {\"choices\":7}", "data: \"x\"")) {
                streams(rubbish, "data: [DONE]");
                failure(Kind.NOT_UNDERSTOOD, "no answer of a chat completions service");
            }
            type = "text/html";
            answer = bytes("<html>Sign in</html>");
            failure(Kind.NOT_UNDERSTOOD, "no answer of a chat completions service");
            streams(piece(""), end());
            failure(Kind.NOT_UNDERSTOOD, "no answer of a chat completions service");
        }

        @Test
        void doesNotReadForEver() {
            streams(piece("x".repeat(30_000)), end());
            failure(Kind.NO_ANSWER, "No whole answer came");
        }

        @Test
        void givesUpOnAServiceThatGoesSilent() {
            silent = true;
            failure(Kind.NO_ANSWER, "No whole answer came within 2 s");
        }

        @Test
        void isOffUntilItIsSwitchedOnAndAfterItWasSwitchedOff() {
            assistant.switchOff();
            assertThat(assistant.setting()).isEmpty();
            failure(Kind.OFF, "AI Assist is off");
            assertThat(asked).isNull();
        }

        @Test
        void keepsTheKeySealedAndOnlyForTheServiceItWasEnteredFor() {
            assertThat(jdbc.sql("select sealed_key from assist_setting")
                            .query(String.class)
                            .single())
                    .doesNotContain(KEY);
            assistant.configure(endpoint, "model-2", "");
            streams(piece("x"), end());
            ask();
            assertThat(authorization).isEqualTo("Bearer " + KEY);
            assertThatThrownBy(() -> assistant.configure("https://elsewhere.example/v1", "model-2", ""))
                    .isInstanceOf(AssistRefusal.class)
                    .hasMessageContaining("Enter the key");
            assertThat(assistant.setting().orElseThrow().endpoint()).hasToString(endpoint);
        }

        @Test
        void refusesSettingsThatCannotWork() {
            refuses("endpoint", "", "m", KEY);
            refuses("endpoint", "ftp://example.com", "m", KEY);
            refuses("model", endpoint, " ", KEY);
            refuses("key", endpoint, "m", "two\nlines");
        }

        private void refuses(String field, String address, String model, String key) {
            AssistRefusal refusal =
                    catchThrowableOfType(AssistRefusal.class, () -> assistant.configure(address, model, key));
            assertThat(refusal.field()).isEqualTo(field);
        }

        private void fails(int code, Kind kind, String sentence) {
            status = code;
            answer = bytes("{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}");
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

        private void streams(String... lines) {
            answer = bytes(String.join("\n\n", lines) + "\n\n");
        }

        private static String piece(String text) {
            return "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                    + "\"},\"finish_reason\":null}]}";
        }

        private static String end() {
            return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private void serve(ClassicHttpRequest request, ClassicHttpResponse response)
                throws IOException, ProtocolException {
            asked = new JsonMapper().readTree(request.getEntity().getContent().readAllBytes());
            authorization = request.getHeader("Authorization").getValue();
            response.setCode(status);
            if (retryAfter != null) {
                response.setHeader("Retry-After", retryAfter);
            }
            InputStream said = new ByteArrayInputStream(answer);
            InputStream body = silent ? new SequenceInputStream(said, new Silence()) : said;
            response.setEntity(new InputStreamEntity(body, -1, ContentType.parse(type)));
        }

        /** A stream that says nothing and does not end. */
        private final class Silence extends InputStream {
            @Override
            public int read() {
                try {
                    never.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }
        }
    }

    @Nested
    @OnH2
    class AssistantOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class AssistantOnPostgres extends Contract {}
}
