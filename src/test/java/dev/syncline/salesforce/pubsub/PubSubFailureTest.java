package dev.syncline.salesforce.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a refusal of the Pub/Sub API means, in words that help and hold no token. */
class PubSubFailureTest {

    private static final Pass PASS = new Pass("eyJhbGciOi.secret", URI.create("https://acme.example.com"), "00D");

    @Test
    void whoCouldNotBeReachedIsNamedWithTheReason() {
        PubSubFailure failure = of(Status.UNAVAILABLE
                .withDescription("io exception")
                .withCause(new IllegalStateException(new ConnectException("Connection refused"))));

        assertThat(failure.kind()).isEqualTo(PubSubFailure.Kind.NO_ANSWER);
        assertThat(failure).hasMessage("events.example.com:7443 could not be reached: Connection refused.");
    }

    @Test
    void onlyAnAnswerLargerThanWeTakeLosesThePlace() {
        assertThat(of(Status.RESOURCE_EXHAUSTED.withDescription("gRPC message exceeds maximum size 4194304: 5000000"))
                        .kind())
                .isEqualTo(PubSubFailure.Kind.TOO_LARGE);
        assertThat(of(Status.RESOURCE_EXHAUSTED.withDescription("HTTP/2 error code: ENHANCE_YOUR_CALM"))
                        .kind())
                .isEqualTo(PubSubFailure.Kind.AGAIN);
    }

    @Test
    void noTokenOfAnyFormIsRepeated() {
        assertThat(of(Status.INTERNAL.withDescription("No session\u001b for eyJhbGciOi.secret")))
                .hasMessage("events.example.com:7443 answered INTERNAL: No session for ...");
    }

    @Test
    void whoSaysWhenToComeBackIsNotAskedBefore() {
        Gaps gaps = new Gaps();

        assertThat(gaps.next(TrackerFailure.ofRate("Too many calls.", Duration.ofHours(1))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(gaps.next(new IllegalStateException("Anything else."))).isLessThan(Duration.ofMinutes(1));
    }

    private static PubSubFailure of(Status status) {
        return PubSubFailure.of(URI.create("https://events.example.com:7443"), PASS, status.asRuntimeException());
    }
}
