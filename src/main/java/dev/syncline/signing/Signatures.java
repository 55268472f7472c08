package dev.syncline.signing;

import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Signs and verifies messages between nodes: RFC 9421 in one fixed profile, with Content-Digest of RFC 9530. */
@Component
public class Signatures {

    private static final String DIGEST_OF_NOTHING = contentDigest(new byte[0]);

    private final Identity identity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    Signatures(ThisNode node, NodeKeys keys, Clock clock) {
        this(Identity.of(node, keys), clock);
    }

    Signatures(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /** Content-Digest value (sha-256) of a body. */
    public static String contentDigest(byte[] body) {
        return contentDigestOf(DigestUtils.sha256(body));
    }

    /** Content-Digest value of a body whose sha-256 (32 bytes) is known, as for a streamed file. */
    public static String contentDigestOf(byte[] sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }

    /**
     * Headers to add to a request: everything but Content-Type, which the caller sets exactly as given here.
     *
     * @param signer which of this node's keys the receiver knows; the one in use signs when that was dropped
     * @param contentType null when there is no body
     */
    public HttpHeaders signRequest(
            NodeKey signer,
            HttpMethod method,
            URI target,
            @Nullable MediaType contentType,
            String contentDigest,
            Addressing addressing) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(Profile.CONTENT_DIGEST, contentDigest);
        headers.set(Profile.CONNECTION, addressing.connection());
        headers.set(Profile.RECIPIENT, addressing.recipient());
        headers.set(Profile.MESSAGE_ID, addressing.messageId());
        SignedRequest request = new SignedRequest(
                method.name(),
                Authority.of(target),
                path(target.getRawPath()),
                query(target.getRawQuery()),
                contentDigest,
                withContentType(headers, contentType));
        headers.addAll(signature(signer.fingerprint(), Profile.request(contentType != null), Parts.of(request), null));
        return headers;
    }

    /** What arrived, with the authority this node publishes; the digest is computed from the bytes received. */
    public SignedRequest received(HttpServletRequest arrived, String contentDigest) {
        HttpHeaders headers = new HttpHeaders();
        Collections.list(arrived.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(arrived.getHeaders(name))));
        return new SignedRequest(
                arrived.getMethod(),
                publishedAuthority(),
                publishedPath(path(arrived.getRequestURI())),
                query(arrived.getQueryString()),
                contentDigest,
                headers);
    }

    /**
     * Checks a request before anybody parses its body.
     *
     * @param keys key by fingerprint, among those this node trusts for the connection addressed
     * @throws SignatureRefused saying which part does not hold
     */
    public VerifiedRequest verifyRequest(SignedRequest received, Function<String, Optional<NodeKey>> keys) {
        return verifyRequest(received, keys, identity::holds);
    }

    /**
     * The same for a call that may also be addressed to keys this node dropped.
     *
     * @param recipients which fingerprints it may be addressed to
     */
    public VerifiedRequest verifyRequest(
            SignedRequest received, Function<String, Optional<NodeKey>> keys, Predicate<String> recipients) {
        HttpHeaders headers = received.headers();
        if (!received.authority().equals(publishedAuthority())) {
            throw new SignatureRefused("The message is addressed to '%s', but this node is published as '%s'."
                    .formatted(received.authority(), publishedAuthority()));
        }
        boolean hasContentType = headers.containsHeader(HttpHeaders.CONTENT_TYPE);
        if (!hasContentType && !received.contentDigest().equals(DIGEST_OF_NOTHING)) {
            throw new SignatureRefused("The message has a body but no Content-Type.");
        }
        Addressing addressing = new Addressing(
                Single.value(headers, Profile.CONNECTION),
                Single.value(headers, Profile.RECIPIENT),
                Single.value(headers, Profile.MESSAGE_ID));
        if (!recipients.test(addressing.recipient())) {
            throw new SignatureRefused("The message is for another node than this one, or for a key it no longer has.");
        }
        NodeKey signer = verify(
                Profile.request(hasContentType), headers, Parts.of(received), null, received.contentDigest(), keys);
        return new VerifiedRequest(received, addressing, signer);
    }

    /** Whether the clocks may be why a signature was refused, here or there: what to tell an administrator. */
    public Optional<String> clocksApart(HttpHeaders answer) {
        return ClockSkew.sentence(answer, clock.instant());
    }

    /**
     * Headers to add to the answer to a verified request: everything but Content-Type, which the caller sets. It is
     * signed with the key the request was addressed to, since that is the one the caller knows.
     */
    public HttpHeaders signAnswer(
            int status, @Nullable MediaType contentType, String contentDigest, VerifiedRequest to) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(Profile.CONTENT_DIGEST, contentDigest);
        Parts answer = Parts.ofAnswer(status, withContentType(headers, contentType));
        String known = to.addressing().recipient();
        headers.addAll(signature(known, Profile.answer(contentType != null), answer, Parts.of(to.request())));
        return headers;
    }

    /**
     * Checks an answer against the request it answers.
     *
     * @param sent headers that {@link #signRequest} made for the request
     * @throws SignatureRefused saying which part does not hold
     */
    public void verifyAnswer(
            int status, HttpHeaders answer, String contentDigest, HttpHeaders sent, NodeKey expectedSigner) {
        verify(
                Profile.answer(answer.containsHeader(HttpHeaders.CONTENT_TYPE)),
                answer,
                Parts.ofAnswer(status, answer),
                new Parts(Map.of(), sent),
                contentDigest,
                fingerprint -> fingerprint.equals(expectedSigner.fingerprint())
                        ? Optional.of(expectedSigner)
                        : Optional.empty());
    }

    private HttpHeaders signature(String wanted, List<Covered> covered, Parts message, @Nullable Parts answered) {
        String signer = identity.signer(wanted);
        Instant now = clock.instant();
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String parameters = new Parameters(
                        now,
                        now.plus(Parameters.FRESH),
                        signer,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(nonce))
                .text();
        byte[] signed = identity.sign(signer, SignatureBase.of(covered, parameters, message, answered));
        HttpHeaders headers = new HttpHeaders();
        headers.set(Profile.SIGNATURE_INPUT, SignatureInput.LABEL + "=" + SignatureBase.input(covered, parameters));
        headers.set(
                Profile.SIGNATURE,
                SignatureInput.LABEL + "=:" + Base64.getEncoder().encodeToString(signed) + ":");
        return headers;
    }

    private NodeKey verify(
            List<Covered> expected,
            HttpHeaders headers,
            Parts message,
            @Nullable Parts answered,
            String contentDigest,
            Function<String, Optional<NodeKey>> keys) {
        SignatureInput input = SignatureInput.parse(Single.value(headers, Profile.SIGNATURE_INPUT));
        byte[] signature = Single.signature(headers);
        expected.stream()
                .filter(part -> !part.ofRequest() && !part.name().startsWith("@"))
                .forEach(part -> Single.value(headers, part.name()));
        Profile.mustCover(expected, input.covered());
        Parameters parameters = Parameters.of(input);
        parameters.mustBeFresh(clock.instant());
        if (!Single.value(headers, Profile.CONTENT_DIGEST).equals(contentDigest)) {
            throw new SignatureRefused("The body is not the one that was signed: its Content-Digest differs.");
        }
        NodeKey signer = keys.apply(parameters.keyId())
                .filter(key -> key.fingerprint().equals(parameters.keyId()))
                .orElseThrow(() -> new SignatureRefused("The message is signed with a key that is not trusted here."));
        if (!signer.verifies(SignatureBase.of(expected, parameters.text(), message, answered), signature)) {
            throw new SignatureRefused("The signature does not fit the message; something was changed on the way.");
        }
        return signer;
    }

    private String publishedAuthority() {
        return identity.publicAddress()
                .map(Authority::of)
                .orElseThrow(() ->
                        new SignatureRefused("This node has no public address, so no message can be addressed to it."));
    }

    /** A proxy in front may have taken off the path under which this node is published. */
    private String publishedPath(String arrived) {
        String prefix = identity.publicAddress().map(URI::getRawPath).orElse("");
        return arrived.startsWith(prefix + "/") ? arrived : prefix + arrived;
    }

    private static HttpHeaders withContentType(HttpHeaders headers, @Nullable MediaType contentType) {
        HttpHeaders all = new HttpHeaders();
        all.addAll(headers);
        if (contentType != null) {
            all.setContentType(contentType);
        }
        return all;
    }

    private static String path(@Nullable String raw) {
        return raw == null || raw.isEmpty() ? "/" : raw;
    }

    private static String query(@Nullable String raw) {
        return raw == null ? "?" : "?" + raw;
    }
}
