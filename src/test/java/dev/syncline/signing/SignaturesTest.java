package dev.syncline.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.node.NodeKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

/** A signed message is taken as it was made, and in no other form. */
class SignaturesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final byte[] BODY = "{\"summary\":\"Printer on fire\"}".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = Signatures.contentDigest(BODY);
    private static final URI TARGET = URI.create("https://Globex.example:443/peer/v1/envelopes?batch=7");

    private final KnownNode acme = KnownNode.at("https://acme.example");
    private final KnownNode globex = KnownNode.at("https://globex.example");
    private final Signatures sender = new Signatures(acme, at(NOW));
    private final Signatures receiver = new Signatures(globex, at(NOW));

    @Test
    void aSignedRequestIsVerifiedAndSaysWhoSignedIt() {
        VerifiedRequest verified = receiver.verifyRequest(received(signed()), this::known);
        assertThat(verified.signer()).isEqualTo(acme.key());
        assertThat(verified.addressing()).isEqualTo(addressing());
    }

    @Test
    void aRequestReadFromTheServletIsVerified() {
        MockHttpServletRequest arrived = new MockHttpServletRequest("POST", "/peer/v1/envelopes");
        arrived.setQueryString("batch=7");
        withType(signed()).forEach((name, values) -> arrived.addHeader(name, values.get(0)));
        assertThat(receiver.verifyRequest(receiver.received(arrived, DIGEST), this::known)
                        .signer())
                .isEqualTo(acme.key());
    }

    @Test
    void aRequestWithoutBodyIsVerified() {
        String digest = Signatures.contentDigest(new byte[0]);
        URI target = URI.create("https://globex.example/peer/v1/files/1/2");
        HttpHeaders headers = sender.signRequest(acme.key(), HttpMethod.GET, target, null, digest, addressing());
        SignedRequest request = new SignedRequest("GET", "globex.example", "/peer/v1/files/1/2", "?", digest, headers);
        assertThat(receiver.verifyRequest(request, this::known).signer()).isEqualTo(acme.key());
    }

    @Test
    void theAnswerIsBoundToItsRequest() {
        HttpHeaders sent = signed();
        VerifiedRequest verified = receiver.verifyRequest(received(sent), this::known);
        HttpHeaders answer = withType(receiver.signAnswer(200, MediaType.APPLICATION_JSON, DIGEST, verified));
        sender.verifyAnswer(200, answer, DIGEST, sent, globex.key());

        assertThatThrownBy(() -> sender.verifyAnswer(200, answer, DIGEST, signed(), globex.key()))
                .isInstanceOf(SignatureRefused.class);
        assertThatThrownBy(() -> sender.verifyAnswer(202, answer, DIGEST, sent, globex.key()))
                .isInstanceOf(SignatureRefused.class);
        assertThatThrownBy(() -> sender.verifyAnswer(200, answer, DIGEST, sent, acme.key()))
                .hasMessageContaining("not trusted");
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, 0, 299})
    void clocksMayDifferByFiveMinutes(long seconds) {
        Signatures elsewhere = new Signatures(globex, at(NOW.plusSeconds(seconds)));
        assertThat(elsewhere.verifyRequest(received(signed()), this::known).signer())
                .isEqualTo(acme.key());
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void clocksMayNotDifferByMore(long seconds) {
        Signatures elsewhere = new Signatures(globex, at(NOW.plusSeconds(seconds)));
        assertThatThrownBy(() -> elsewhere.verifyRequest(received(signed()), this::known))
                .hasMessageContaining("clocks");
    }

    @Test
    void aMessageForAnotherNodeIsRefused() {
        KnownNode initech = KnownNode.at("https://globex.example");
        Signatures other = new Signatures(initech, at(NOW));
        assertThatThrownBy(() -> other.verifyRequest(received(signed()), this::known))
                .hasMessageContaining("for another node");
    }

    @Test
    void aMessageToAnotherAddressIsRefused() {
        Signatures moved =
                new Signatures(new KnownNode(globex.pair(), Optional.of(URI.create("https://b.example"))), at(NOW));
        assertThatThrownBy(() -> moved.verifyRequest(received(signed()), this::known))
                .hasMessageContaining("published as 'b.example'");
    }

    @Test
    void aSignerNobodyTrustsIsRefused() {
        assertThatThrownBy(() -> receiver.verifyRequest(received(signed()), fingerprint -> Optional.empty()))
                .hasMessageContaining("not trusted");
        assertThatThrownBy(() -> receiver.verifyRequest(received(signed()), f -> Optional.of(globex.key())))
                .hasMessageContaining("not trusted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s/\\) *;/ \"date\");/",
                "s/\"@query\" //",
                "s/\"@method\" \"@authority\"/\"@authority\" \"@method\"/",
                "s/;created/;alg=\"ed25519\";created/",
                "s/;tag=\"syncline.1\"//",
                "s/syncline.1/syncline\\/2/",
                "s/;expires=/;expires=9/",
                "s/;keyid=/; keyid=/",
                "s/syncline=/sig1=/",
                "s/$/, other=(\"@method\");created=1/",
                "s/nonce=\"./nonce=\"/",
                "s/\"content-digest\"/\"content-digest\";req/",
                "s/created=/created=0/"
            })
    void anyOtherFormOfTheSignatureInputIsRefused(String edit) {
        String[] parts = edit.split("(?<!\\\\)/", -1);
        HttpHeaders headers = withType(signed());
        String before = Single.value(headers, "Signature-Input");
        String after = before.replaceFirst(parts[1], parts[2]);
        assertThat(after).isNotEqualTo(before);
        headers.set("Signature-Input", after);
        assertThatThrownBy(() -> receiver.verifyRequest(request(headers), this::known))
                .isInstanceOf(SignatureRefused.class);
    }

    @Test
    void noOtherMessageIsAcceptedUnderTheSameSignature() {
        AlteredRequests altered = new AlteredRequests(received(signed()), this::accepts);
        assertThat(accepts(received(signed()))).isTrue();
        assertThat(altered.accepted(6_000)).isEmpty();
        assertThat(altered.tried()).isGreaterThan(5_900);
    }

    private boolean accepts(SignedRequest request) {
        try {
            receiver.verifyRequest(request, this::known);
            return true;
        } catch (SignatureRefused e) {
            return false;
        }
    }

    private HttpHeaders signed() {
        return sender.signRequest(
                acme.key(), HttpMethod.POST, TARGET, MediaType.APPLICATION_JSON, DIGEST, addressing());
    }

    private static SignedRequest received(HttpHeaders signed) {
        return request(withType(signed));
    }

    private static SignedRequest request(HttpHeaders headers) {
        return new SignedRequest("POST", "globex.example", "/peer/v1/envelopes", "?batch=7", DIGEST, headers);
    }

    private static HttpHeaders withType(HttpHeaders signed) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(signed);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }

    private Addressing addressing() {
        return new Addressing("-", globex.key().fingerprint(), "m-1");
    }

    private Optional<NodeKey> known(String fingerprint) {
        return Optional.of(acme.key()).filter(key -> key.fingerprint().equals(fingerprint));
    }

    private static Clock at(Instant now) {
        return Clock.offset(Clock.fixed(now, ZoneOffset.UTC), Duration.ZERO);
    }
}
