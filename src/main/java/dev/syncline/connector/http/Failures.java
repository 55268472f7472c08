package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.outbound.SendFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a call that brought nothing, or an answer that is a refusal, means. */
final class Failures {

    /** What a tracker that limits without saying for how long is given. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private Failures() {}

    static TrackerFailure ofTransport(TrackerCall call, URI address, IOException cause) {
        String host = address.getScheme() + "://" + address.getRawAuthority();
        if (cause.getCause() instanceof Body.SourceBroken || cause instanceof Body.SourceBroken) {
            return failure(Kind.TRANSIENT, "What was to be sent to %s could not be read.".formatted(host), cause);
        }
        if (cause instanceof SendFailure failure && failure.neverSent()) {
            return failure(
                    Kind.TRANSIENT,
                    "The tracker at %s cannot be reached. Check its address, and that it runs and is reachable from here."
                            .formatted(host),
                    cause);
        }
        return call.isWrite()
                ? failure(
                        Kind.OUTCOME_UNKNOWN,
                        "The answer of %s to a write was lost; it is looked up before it is repeated.".formatted(host),
                        cause)
                : failure(Kind.TRANSIENT, "No complete answer came from %s.".formatted(host), cause);
    }

    static TrackerFailure ofStatus(TrackerCall call, TrackerAnswer answer, Instant now) {
        int status = answer.status();
        Kind kind = kind(status, call.isWrite());
        if (status == 429 || (status == 503 && answer.headers().containsHeader(HttpHeaders.RETRY_AFTER))) {
            Duration wait = RateHeaders.retryAfter(answer.headers(), now).orElse(UNTOLD);
            return TrackerFailure.ofRate(
                    "The tracker takes no more calls for %d s (it answered %d).".formatted(wait.toSeconds(), status),
                    wait);
        }
        return failure(kind, sentence(status, kind, answer), null);
    }

    private static Kind kind(int status, boolean write) {
        return switch (status) {
            case 400, 422 -> Kind.VALIDATION;
            case 401 -> Kind.AUTH_EXPIRED;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408, 425, 503 -> Kind.TRANSIENT;
            case 409, 412 -> Kind.VERSION_CONFLICT;
            case 413 -> Kind.TOO_LARGE;
            case 423 -> Kind.LOCKED;
            default -> status < 500 ? Kind.CONTRACT_DRIFT : write ? Kind.OUTCOME_UNKNOWN : Kind.TRANSIENT;
        };
    }

    private static String sentence(int status, Kind kind, TrackerAnswer answer) {
        return switch (kind) {
            case AUTH_EXPIRED ->
                "The tracker does not take the credentials (401): they are wrong, ran out or were revoked, or belong to another account or region. Correct them under General settings, Tracker.";
            case FORBIDDEN ->
                "The tracker does not allow this to the acting user (403). Let its administrator grant it.";
            case NOT_FOUND -> "The tracker has nothing there (%d).".formatted(status);
            case VERSION_CONFLICT -> "The item was changed by somebody else meanwhile (%d).".formatted(status);
            case TOO_LARGE ->
                "This is more than the tracker takes in one piece (413). Leave it out, or let it take more.";
            case LOCKED -> "Somebody else is writing this item at this moment (423).";
            case VALIDATION -> "The tracker does not take this (%d).".formatted(status);
            case CONTRACT_DRIFT -> drift(status, answer);
            default -> "The tracker failed to answer (%d).".formatted(status);
        };
    }

    private static String drift(int status, TrackerAnswer answer) {
        URI location = answer.headers().getLocation();
        return status < 400 && location != null && location.getHost() != null
                ? "The tracker answered with a redirect to %s://%s. Enter that address if it is yours."
                        .formatted(location.getScheme(), location.getHost())
                : "The tracker gave an answer that nobody expected (%d). Check that the address is that of its API."
                        .formatted(status);
    }

    static TrackerFailure failure(Kind kind, String message, @Nullable Throwable cause) {
        return new TrackerFailure(kind, message, Map.of(), null, cause);
    }
}
