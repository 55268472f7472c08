package dev.syncline.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.HurriedClock;
import dev.syncline.testing.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** A call of a tracker ends in its answer, or in a failure that says what was done and what to do next. */
class TrackerHttpTest {

    private final ScriptedServer server = new ScriptedServer();
    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());
    private final AtomicInteger tokens = new AtomicInteger();
    private TrackerHttp http;

    @BeforeEach
    void start() {
        http = new TrackerLines(OutboundForTests.loopback(), clock)
                .to(URI.create(server.address() + "/api"))
                .with(new RenewedToken(() -> new RenewedToken.Token("token-" + tokens.incrementAndGet(), null), clock))
                .learning((headers, now) ->
                        RateHeaders.usual(headers, "calls", "x-limit", "x-left", "x-reset", now).stream()
                                .toList());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsJsonWithCredentialsBelowTheAddress() {
        server.answers(200, "{\"id\":12}");

        TrackerAnswer answer = http.send(TrackerCall.post("/items", Body.json(Map.of("subject", "Printer")))
                .query("q", "a b&c=ä"));

        ScriptedServer.Asked sent = server.asked();
        assertThat(answer.json().get("id").asInt()).isEqualTo(12);
        assertThat(sent.target()).isEqualTo("/api/items?q=a%20b%26c%3D%C3%A4");
        assertThat(sent.authorization()).isEqualTo("Bearer token-1");
        assertThat(sent.body()).isEqualTo("{\"subject\":\"Printer\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,400,VALIDATION",
        "GET,401,AUTH_EXPIRED",
        "GET,403,FORBIDDEN",
        "GET,404,NOT_FOUND",
        "PUT,409,VERSION_CONFLICT",
        "PUT,412,VERSION_CONFLICT",
        "POST,413,TOO_LARGE",
        "POST,422,VALIDATION",
        "PUT,423,LOCKED",
        "GET,302,CONTRACT_DRIFT",
        "GET,500,TRANSIENT",
        "PUT,500,OUTCOME_UNKNOWN",
        "PUT,503,TRANSIENT",
        "PUT,504,OUTCOME_UNKNOWN"
    })
    void saysWhatAStatusMeans(String method, int status, Kind kind) {
        server.answers(status, "");
        server.answers(status, "");

        assertThat(failure(TrackerCall.of(HttpMethod.valueOf(method), "/x")).kind())
                .isEqualTo(kind);
    }

    @Test
    void aLostAnswerIsOfUnknownOutcomeOnlyForAWrite() {
        server.cutsTheLine();
        assertThat(failure(TrackerCall.put("/items/1", Body.json(Map.of()))).kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);

        server.cutsTheLine();
        assertThat(failure(TrackerCall.get("/items/1")).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void whatNeverArrivedWroteNothing() {
        server.close();

        TrackerFailure failure = failure(TrackerCall.put("/items/1", Body.json(Map.of())));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("cannot be reached").hasMessageNotContaining("token");
    }

    @Test
    void aSlowAnswerEndsInTime() {
        server.stalls();

        TrackerFailure failure =
                failure(TrackerCall.put("/items/1", Body.json(Map.of())).within(Duration.ofMillis(300)));

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void waitsExactlyAsToldAndSendsNothingMeanwhile() {
        server.answers(429, "", "Retry-After", "34");
        assertThat(failure(TrackerCall.get("/x")).comeBackIn()).contains(Duration.ofSeconds(34));

        clock.advance(Duration.ofSeconds(30));
        TrackerFailure early = failure(TrackerCall.get("/x"));
        assertThat(early.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(early.comeBackIn()).contains(Duration.ofSeconds(4));
        assertThat(server.count()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(4));
        server.answers(200, "{}");
        assertThat(http.send(TrackerCall.get("/x")).status()).isEqualTo(200);
    }

    @Test
    void understandsADateByTheTrackersOwnClock() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Date", "Sun, 01 Mar 2026 09:00:00 GMT");
        headers.set("Retry-After", "Sun, 01 Mar 2026 09:01:30 GMT");

        assertThat(RateHeaders.retryAfter(headers, clock.instant())).contains(Duration.ofSeconds(90));
    }

    @Test
    void stopsBeforeABudgetThatIsUsedUp() {
        Instant reset = clock.instant().plus(Duration.ofMinutes(5));
        server.answers(200, "{}", "x-limit", "3600", "x-left", "0", "x-reset", String.valueOf(reset.getEpochSecond()));
        http.send(TrackerCall.get("/x"));

        assertThat(http.budgets()).extracting(RateBudget::remaining).containsExactly(0L);
        TrackerFailure failure = failure(TrackerCall.get("/x"));
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure)
                .hasMessageContaining(
                        "'%s' (3600) is used up", http.budgets().get(0).name())
                .hasMessageContaining("at " + reset.truncatedTo(ChronoUnit.SECONDS));
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void renewsATokenOnceAndRepeatsTheCall() {
        server.answers(401, "");
        server.answers(200, "{}");

        http.send(TrackerCall.put("/items/1", Body.json(Map.of("a", 1))));

        server.asked();
        ScriptedServer.Asked second = server.asked();
        assertThat(second.authorization()).isEqualTo("Bearer token-2");
        assertThat(second.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void givesWholeAddressesNoCredentialsWhenAsked() {
        server.answers(200, "bytes");

        try (InputStream content =
                http.open(TrackerCall.get(server.address() + "/elsewhere?sig=1").withoutCredentials())) {
            assertThat(content).hasContent("bytes");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        ScriptedServer.Asked sent = server.asked();
        assertThat(sent.target()).isEqualTo("/elsewhere?sig=1");
        assertThat(sent.authorization()).isNull();
    }

    @Test
    void keepsTheEndOfAForgedFileBack() throws IOException {
        byte[] content = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        AttachmentDraft draft = new AttachmentDraft("a.txt", "text/plain", content.length, "00", false);
        server.answers(201, "{}");

        TrackerFailure failure = failure(TrackerCall.post(
                "/uploads",
                Body.stream("text/plain", draft.size(), new CheckedContent(draft, new ByteArrayInputStream(content)))));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure).hasMessageContaining("a.txt");
    }

    @Test
    void aSourceThatBreaksIsNoUnknownOutcome() {
        server.answers(201, "{}");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The line is cut.");
            }
        };

        assertThat(failure(TrackerCall.post("/uploads", Body.stream("text/plain", 5, broken)))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aRuleCallsWithBlanksAndQuotesButNowhereElse() {
        server.answers(404, "nothing", "Set-Cookie", "s=1");

        RawAnswer answer = http.raw(raw("/query/?q=select Id from Case where Subject = 'a%20b'"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
        assertThat(server.asked().target())
                .isEqualTo("/api/query/?q=select%20Id%20from%20Case%20where%20Subject%20=%20'a%20b'");
        for (String path :
                List.of("http://127.0.0.1/", "//evil", "/../x", "/a/%2E%2e/x", "\\evil", "file:/etc/passwd")) {
            assertThat(catchThrowableOfType(TrackerFailure.class, () -> http.raw(raw(path))))
                    .as(path)
                    .isNotNull();
        }
    }

    @Test
    void refusesAPrivateAddressThatNobodyListed() {
        TrackerHttp guarded =
                new TrackerLines(OutboundForTests.strict(), clock).to(URI.create("https://127.0.0.1:8443"));

        assertThat(catchThrowableOfType(TrackerFailure.class, () -> guarded.send(TrackerCall.get("/x"))))
                .hasMessageContaining("allowed-networks");
    }

    @Test
    void keepsBelowABurstInEveryWindow() {
        HurriedClock time = new HurriedClock(clock);
        Burst burst = new Burst(20, Duration.ofSeconds(2), time);
        List<Long> sent = new ArrayList<>();
        for (int call = 0; call < 500; call++) {
            burst.take();
            sent.add(time.nanos());
            time.pause(7_000_000);
        }
        for (int call = 20; call < sent.size(); call++) {
            assertThat(sent.get(call) - sent.get(call - 20))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
        }
    }

    @Test
    void linesToOneAddressShareItsBurst() {
        HurriedClock time = new HurriedClock(clock);
        TrackerLines lines = new TrackerLines(OutboundForTests.loopback(), clock, time);
        URI address = URI.create(server.address() + "/api");
        long begun = time.nanos();
        for (int line = 0; line < 3; line++) {
            server.answers(200, "{}");
            lines.to(address).atMost(2, Duration.ofSeconds(2)).send(TrackerCall.get("/items"));
        }
        assertThat(time.nanos() - begun)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
    }

    private TrackerFailure failure(TrackerCall call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, () -> http.send(call));
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }

    private static RawCall raw(String path) {
        return new RawCall("GET", path, Map.of(), Map.of(), null);
    }
}
