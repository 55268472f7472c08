package dev.syncline.connector.http;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Exchange;
import dev.syncline.outbound.Outbound;
import dev.syncline.outbound.SendFailure;
import dev.syncline.outbound.Sending;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * The line to one tracker. Made by {@link TrackerLines}; holds no state but what the tracker said of its limits.
 *
 * <p>Failures follow the status unless the {@link ErrorReader} knows better: 401 AUTH_EXPIRED (after the credentials were
 * renewed once), 403 FORBIDDEN, 404 NOT_FOUND, 409 and 412 VERSION_CONFLICT, 413 TOO_LARGE, 400 and 422 VALIDATION, 423
 * LOCKED, 429 and 503 with Retry-After RATE_LIMITED; no connection is TRANSIENT, and a lost answer or a 5xx is
 * OUTCOME_UNKNOWN for a write and TRANSIENT otherwise. After three calls in a row without an answer, or
 * with a 5xx for one, the next fail as SILENT without being made ({@link Outage}). After RATE_LIMITED, and a QUOTA_EXHAUSTED that says for how long,
 * nothing is sent until the time is over.
 */
public final class TrackerHttp {

    private static final int LARGEST_ERROR = 64 * 1024;
    private static final int LARGEST_RAW = 8 * 1024 * 1024;
    private static final Set<String> SECRET = Set.of("set-cookie", "www-authenticate", "authorization", "cookie");

    private final Outbound outbound;
    private final Clock clock;
    private final URI base;
    private final TrackerLines lines;
    private final Gate gate;
    private final Outage outage;
    private Credentials credentials = Credentials.none();
    private RateHeaders rates = RateHeaders.none();
    private ErrorReader errors = answer -> null;
    private @Nullable Burst burst;

    TrackerHttp(Outbound outbound, Clock clock, TrackerLines lines, URI base) {
        this.outbound = outbound;
        this.clock = clock;
        this.lines = lines;
        this.base = base;
        this.gate = new Gate(clock);
        this.outage = new Outage(clock);
    }

    public TrackerHttp with(Credentials proof) {
        this.credentials = proof;
        return this;
    }

    /** Learns from every answer how many calls are left. */
    public TrackerHttp learning(RateHeaders headers) {
        this.rates = headers;
        return this;
    }

    public TrackerHttp explaining(ErrorReader reader) {
        this.errors = reader;
        return this;
    }

    /** Lets at most so many calls to this address out in any window of this length, whoever makes them; the others wait. */
    public TrackerHttp atMost(int calls, Duration window) {
        this.burst = lines.burst(base, calls, window);
        return this;
    }

    public URI base() {
        return base;
    }

    /** What the tracker last said it still takes. */
    public List<RateBudget> budgets() {
        return gate.budgets();
    }

    /** Makes a call and reads its answer whole. */
    public TrackerAnswer send(TrackerCall call) {
        URI address = Addresses.of(base, call.path(), call.query());
        try (Exchange exchange = exchange(call, address)) {
            byte[] body = exchange.body().readNBytes(call.largest() + 1);
            if (body.length > call.largest()) {
                throw Failures.failure(
                        call.isWrite() ? Kind.OUTCOME_UNKNOWN : Kind.CONTRACT_DRIFT,
                        "The tracker answered with more than %d bytes.".formatted(call.largest()),
                        null);
            }
            return new TrackerAnswer(exchange.status(), exchange.headers(), body);
        } catch (IOException e) {
            throw Failures.ofTransport(call, address, e);
        }
    }

    /** Makes a call and gives its answer as a stream, which the caller closes; none of it is held in memory. */
    public InputStream open(TrackerCall call) {
        URI address = Addresses.of(base, call.path(), call.query());
        try {
            return exchange(call, address).bodyAtLeisure();
        } catch (IOException e) {
            throw Failures.ofTransport(call, address, e);
        }
    }

    /** The same from an offset on, for trackers that always send the whole. */
    public InputStream open(TrackerCall call, long offset) {
        InputStream stream = open(call);
        try {
            stream.skipNBytes(offset);
            return stream;
        } catch (IOException e) {
            throw Failures.failure(Kind.TRANSIENT, "The file ended before byte %d.".formatted(offset), e);
        }
    }

    /** Makes a call that a rule wrote; any status is an answer. */
    public RawAnswer raw(RawCall raw) {
        TrackerCall call = TrackerCall.of(HttpMethod.valueOf(raw.method()), Addresses.ofRule(raw.path()))
                .atMost(LARGEST_RAW);
        raw.query().forEach((name, values) -> values.forEach(value -> call.query(name, value)));
        raw.headers().forEach((name, values) -> call.header(name, String.join(", ", values)));
        if (raw.body() != null) {
            call.with(Body.bytes("application/json", raw.body().getBytes(StandardCharsets.UTF_8)));
        }
        TrackerAnswer answer = send(call.acceptingAll());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!SECRET.contains(lower)) {
                headers.put(lower, values);
            }
        });
        return new RawAnswer(answer.status(), headers, answer.text());
    }

    private Exchange exchange(TrackerCall call, URI address) throws IOException {
        HttpHeaders headers = headers(call);
        Exchange exchange = open(call, address, headers);
        boolean again = call.body() == null || call.body().repeatable();
        if (exchange.status() == 401 && call.hasCredentials() && renewed(exchange, headers) && again) {
            exchange = open(call, address, headers(call));
        }
        if (exchange.status() == 429) {
            RateHeaders.retryAfter(exchange.headers(), clock.instant()).ifPresent(gate::closeFor);
        }
        if (call.accepts(exchange.status())) {
            return exchange;
        }
        TrackerFailure refusal = refusal(call, exchange);
        exchange.close();
        throw refusal;
    }

    private boolean renewed(Exchange refused, HttpHeaders headers) throws IOException {
        boolean renewed = credentials.renew(headers);
        if (renewed) {
            refused.close();
        }
        return renewed;
    }

    private Exchange open(TrackerCall call, URI address, HttpHeaders headers) throws SendFailure {
        gate.pass();
        if (burst != null) {
            burst.take();
        }
        long begun = outage.begin(address.getScheme() + "://" + address.getRawAuthority());
        try {
            Exchange exchange = outbound.open(new Sending(call.method(), address, headers, call.body(), call.limit()));
            heard(begun, exchange);
            return exchange;
        } catch (AddressRefused e) {
            throw Failures.failure(Kind.TRANSIENT, String.valueOf(e.getMessage()), e);
        } catch (SendFailure e) {
            if (!(e.getCause() instanceof Body.SourceBroken)) {
                outage.failed(begun, false);
            }
            throw e;
        } finally {
            outage.undecided(begun);
        }
    }

    private void heard(long begun, Exchange exchange) {
        gate.learn(rates.read(exchange.headers(), clock.instant()));
        if (exchange.status() >= 500 && !exchange.headers().containsHeader(HttpHeaders.RETRY_AFTER)) {
            outage.failed(begun, true);
        } else {
            outage.answered();
        }
    }

    private HttpHeaders headers(TrackerCall call) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, "application/json, */*;q=0.1");
        Body body = call.body();
        if (body != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, body.contentType());
        }
        call.headers().forEach(headers::set);
        if (call.hasCredentials()) {
            credentials.apply(headers);
        }
        return headers;
    }

    private TrackerFailure refusal(TrackerCall call, Exchange exchange) {
        byte[] body;
        try {
            body = exchange.body().readNBytes(LARGEST_ERROR);
        } catch (IOException e) {
            body = new byte[0];
        }
        TrackerAnswer answer = new TrackerAnswer(exchange.status(), exchange.headers(), body);
        TrackerFailure told = call.errors().read(answer);
        told = told == null ? errors.read(answer) : told;
        TrackerFailure failure = told == null ? Failures.ofStatus(call, answer, clock.instant()) : told;
        if (failure.kind() == Kind.RATE_LIMITED || failure.kind() == Kind.QUOTA_EXHAUSTED) {
            failure.comeBackIn().ifPresent(gate::closeFor);
        }
        return failure;
    }
}
