package dev.syncline.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** A million altered requests, too many for every build; the test of every build tries the first six thousand. */
@Tag("benchmark")
class SignaturesBenchmark {

    private static final int MILLION = 1_000_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final KnownNode acme = KnownNode.at("https://acme.example");
    private final KnownNode globex = KnownNode.at("https://globex.example");
    private final Signatures receiver = new Signatures(globex, CLOCK);

    @Test
    void aMillionAlteredRequestsAreRefused() {
        SignedRequest genuine = genuine();
        assertThat(accepts(genuine)).isTrue();
        AlteredRequests altered = new AlteredRequests(genuine, this::accepts);
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<String> accepted = altered.accepted(MILLION);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
        System.out.printf(
                "FIGURES  altered signed requests: %,d tried, %d accepted, %.1f s of CPU (%.0f µs each)%n",
                altered.tried(), accepted.size(), seconds, seconds / altered.tried() * 1e6);
        assertThat(accepted).isEmpty();
    }

    private SignedRequest genuine() {
        String digest = Signatures.contentDigest("{\"summary\":\"Printer on fire\"}".getBytes(StandardCharsets.UTF_8));
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(new Signatures(acme, CLOCK)
                .signRequest(
                        acme.key(),
                        HttpMethod.POST,
                        URI.create("https://globex.example/peer/v1/envelopes?batch=7"),
                        MediaType.APPLICATION_JSON,
                        digest,
                        new Addressing("-", globex.key().fingerprint(), "m-1")));
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new SignedRequest("POST", "globex.example", "/peer/v1/envelopes", "?batch=7", digest, headers);
    }

    private boolean accepts(SignedRequest request) {
        try {
            receiver.verifyRequest(
                    request,
                    fingerprint -> Optional.of(acme.key())
                            .filter(key -> key.fingerprint().equals(fingerprint)));
            return true;
        } catch (SignatureRefused e) {
            return false;
        }
    }
}
