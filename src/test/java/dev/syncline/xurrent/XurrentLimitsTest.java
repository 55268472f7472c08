package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.CrowdClock;
import dev.syncline.testing.MovableClock;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Xurrent takes of one user: calls an hour, calls in two seconds, and points; the connector stays below each. */
class XurrentLimitsTest {

    /** 101 points: a hundred requests with a hundred notes each, of whose files twenty. */
    private static final String EXPENSIVE =
            "query { requests(first: 100) { nodes { notes(first: 100) { nodes { textAttachments(first: 20) { nodes { id } } } } } } }";

    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());
    private XurrentSimulator simulator = new XurrentSimulator(clock);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void pointsRunOutBeforeTheCallsAndNothingIsSentUntilSomeComeBack() {
        XurrentConnector connector = open(new TrackerLines(OutboundForTests.loopback(), clock));
        simulator.limits().ofPeople().allowBursts();
        OtherProgram other = new OtherProgram(simulator);
        spend(other, 4999);
        connector.identify();
        assertThat(left(connector, "GraphQL cost per hour")).isZero();
        assertThat(left(connector, "calls per hour")).isGreaterThan(3000);
        int before = simulator.calls();

        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, connector::identify);

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.comeBackIn().orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(simulator.calls()).as("calls that reached the account").isEqualTo(before);
        clock.advance(Duration.ofMinutes(61));
        assertThat(connector.identify().account()).isEqualTo("acme");
    }

    @Test
    void pointsThatSomebodyElseTookAreWaitedForAsLongAsTheAnswerSays() {
        XurrentConnector connector = open(new TrackerLines(OutboundForTests.loopback(), clock));
        connector.identify();
        simulator.limits().ofPeople().allowBursts();
        spend(new OtherProgram(simulator), 4999);

        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, connector::identify);

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.comeBackIn()).contains(Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(61));
        assertThat(connector.identify().account()).isEqualTo("acme");
    }

    @Test
    void theAccountSaysWhatAQueryCostAndRefusesWhatCostsTooMuch() {
        OtherProgram other = new OtherProgram(simulator);
        HttpResponse<String> dear = other.graphql(EXPENSIVE);
        assertThat(header(dear, "x-costlimit-cost")).isEqualTo("101");
        assertThat(header(dear, "x-costlimit-remaining")).isEqualTo("4899");
        assertThat(header(dear, "x-costlimit-limit")).isEqualTo("5000");
        assertThat(header(dear, "x-ratelimit-remaining")).isEqualTo("3599");
        assertThat(other.ask(EXPENSIVE.replace("first: 20", "first: 51"))
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asString())
                .contains("500,000 total nodes");
        simulator.limits().ofPeople().allowBursts();
        spend(other, 4850);

        HttpResponse<String> refused = other.graphql(EXPENSIVE);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "retry-after")).isEqualTo("3600");
        assertThat(header(refused, "x-costlimit-remaining")).isEqualTo("49");
        assertThat(OtherProgram.json(refused).path("message").asString()).isEqualTo("Too Many Requests");
        assertThat(OtherProgram.json(refused).path("documentation_url").asString())
                .startsWith("https://developer.xurrent.com/");
    }

    @Test
    void theTwentyFirstCallInTwoSecondsIsRefused() {
        OtherProgram other = new OtherProgram(simulator);
        for (int call = 0; call < 20; call++) {
            assertThat(other.graphql("{ me { id } }").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = other.graphql("{ me { id } }");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "retry-after")).isEqualTo("2");
        clock.advance(Duration.ofSeconds(2));
        assertThat(other.graphql("{ me { id } }").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerHasANameOfItsOwnAndSaysWhatIsLeftToAUserWhoIsKnown() {
        OtherProgram other = new OtherProgram(simulator);
        HttpResponse<String> one = other.graphql("{ me { id } }");
        HttpResponse<String> two = other.with("Authorization", "Bearer wrong").graphql("{ me { id } }");

        assertThat(two.statusCode()).isEqualTo(401);
        assertThat(header(one, "x-request-id")).isNotEmpty().isNotEqualTo(header(two, "x-request-id"));
        assertThat(header(one, "x-ratelimit-limit")).isEqualTo("3600");
        assertThat(two.headers().firstValue("x-ratelimit-limit")).isEmpty();
    }

    @Test
    void aFloodOfParallelCallsIsSpreadSoThatNoneIsRefused() throws Exception {
        simulator.close();
        int crowd = 12;
        CrowdClock time = new CrowdClock(clock.instant(), crowd);
        simulator = new XurrentSimulator(time);
        XurrentConnector connector = open(new TrackerLines(OutboundForTests.loopback(), time, time));
        ExecutorService threads = Executors.newFixedThreadPool(crowd);
        List<Future<?>> all = new ArrayList<>();
        for (int each = 0; each < crowd; each++) {
            all.add(threads.submit(() -> {
                try {
                    for (int call = 0; call < 20; call++) {
                        connector.identify();
                        connector.call(new RawCall("GET", "/requests/1", Map.of(), Map.of(), null));
                    }
                } finally {
                    time.leave();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get(2, TimeUnit.MINUTES);
        }
        threads.shutdownNow();

        assertThat(simulator.limits().ofPeople().refused()).isZero();
        assertThat(simulator.limits().ofPeople().mostInAnHour()).isEqualTo(2 * 20 * crowd);
        assertThat(simulator.limits().ofPeople().mostInTwoSeconds()).isBetween(10, 20);
    }

    /** Spends so many points of the hour, with as few calls as that takes. */
    private static void spend(OtherProgram other, int points) {
        int left = points;
        while (left > 0) {
            HttpResponse<String> answer = other.graphql(left >= 101 ? EXPENSIVE : "{ me { id } }");
            assertThat(answer.statusCode()).isEqualTo(200);
            left -= Integer.parseInt(header(answer, "x-costlimit-cost"));
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static long left(XurrentConnector connector, String budget) {
        return connector.budgets().stream()
                .filter(each -> each.name().equals(budget))
                .mapToLong(RateBudget::remaining)
                .findFirst()
                .orElseThrow();
    }

    private XurrentConnector open(TrackerLines lines) {
        Map<String, String> settings = new LinkedHashMap<>(simulator.settings());
        settings.put("token", XurrentSimulator.PERSONAL);
        return new XurrentConnector(new TrackerSettings(settings), lines, 1);
    }
}
