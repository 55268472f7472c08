package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A webhook is believed by its secret address or its policy's signature, and its handshake goes to the account only. */
class WebhooksTest {

    private static final Map<String, Object> CHANGED =
            Map.of("event", "request.update", "object_id", 7, "object_nodeID", "eHVycmVudC9SZXEvNw");

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());
    private final XurrentConnector connector = connector();
    private RSAKey key = key("k1");
    private final String issuer = simulator.address() + "/webhook_policies/one";

    @BeforeEach
    void publishKeys() {
        simulator.serve(
                "/webhook_policies/one/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer, simulator.address()));
        simulator.serve("/keys", new JWKSet(key.toPublicJWK()).toString());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aSignedDeliveryIsAHint() throws JOSEException {
        learnKeys();

        WebhookVerdict verdict = connector.receiveWebhook(signed(issuer, key, 0));

        assertThat(verdict.accepted()).as(verdict.reason()).isTrue();
        assertThat(verdict.hints())
                .singleElement()
                .matches(hint -> hint.item().key().equals("7"));
        assertThat(verdict.delivery()).isEqualTo("d-1");
    }

    @Test
    void anAnswerNeverWaitsForKeys() throws JOSEException {
        WebhookVerdict verdict = connector.receiveWebhook(signed(issuer, key, 0));

        assertThat(simulator.asked()).isEmpty();
        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.answer().status()).isEqualTo(200);
        assertThat(verdict.hints()).isEmpty();
        assertThat(connector.followUp(String.valueOf(verdict.followUp())))
                .singleElement()
                .matches(hint -> hint.item().key().equals("7"));
    }

    @Test
    void keysAreFetchedOnceAndAgainForAnUnknownKey() throws JOSEException {
        learnKeys();
        connector.receiveWebhook(signed(issuer, key, 0));
        assertThat(simulator.asked()).containsOnlyOnce("GET /keys");

        key = key("k2");
        publishKeys();

        assertThat(learnKeys()).hasSize(1);
        assertThat(connector.receiveWebhook(signed(issuer, key, 0)).hints()).hasSize(1);
    }

    @Test
    void otherIssuersOtherKeysAndOldOnesAreRefused() throws JOSEException {
        learnKeys();
        for (WebhookCall refused : List.of(
                signed("http://elsewhere.test/webhook_policies/one", key, 0),
                signed(issuer + "/../x", key, 0),
                signed(issuer, key("k1"), 0),
                signed(issuer, key, -600))) {
            assertThat(connector.receiveWebhook(refused).accepted()).isFalse();
        }
    }

    @Test
    void whatCannotBeProvenHasNoEffect() throws JOSEException {
        WebhookVerdict forged = connector.receiveWebhook(signed(issuer, key("k1"), 0));
        String honest =
                String.valueOf(connector.receiveWebhook(signed(issuer, key, 0)).followUp());

        assertThat(forged.hints()).isEmpty();
        assertThat(forged.delivery()).isNull();
        assertThatThrownBy(() -> connector.followUp(String.valueOf(forged.followUp())))
                .isInstanceOfSatisfying(
                        TrackerFailure.class,
                        failure -> assertThat(failure.kind().effect()).isEqualTo(TrackerFailure.Effect.ITEM_PARKS));
        assertThatThrownBy(() -> connector.followUp(honest.replaceFirst(":\\d+:", ":0:")))
                .hasMessageContaining("could not be proven for 15 min");
    }

    @Test
    void fewAreKeptUnproven() throws JOSEException {
        WebhookCall call = signed(issuer, key, 0);
        for (int number = 0; number < 30; number++) {
            assertThat(connector.receiveWebhook(call).accepted()).isTrue();
        }

        assertThatThrownBy(() -> connector.receiveWebhook(call))
                .isInstanceOfSatisfying(
                        TrackerFailure.class,
                        failure -> assertThat(failure.kind().effect()).isEqualTo(TrackerFailure.Effect.RETRY));
        assertThat(simulator.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ES256, P-256", "ES384, P-384"})
    void aPolicyWithAnEllipticCurveIsBelieved(String algorithm, String curve) throws JOSEException {
        ECKey elliptic = new ECKeyGenerator(Curve.parse(curve)).keyID("e1").generate();
        simulator.serve("/keys", new JWKSet(elliptic.toPublicJWK()).toString());
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("e1").build();

        WebhookVerdict verdict = connector.receiveWebhook(
                call("{\"jwt\":\"" + token(issuer, header, new ECDSASigner(elliptic), 0) + "\"}", false));

        assertThat(verdict.accepted()).as(verdict.reason()).isTrue();
        assertThat(connector.followUp(String.valueOf(verdict.followUp()))).hasSize(1);
    }

    @Test
    void aTokenThatNobodySignedIsNoProofEvenByTheSecretAddress() {
        PlainJWT unsigned = new PlainJWT(
                new JWTClaimsSet.Builder().issuer(issuer).claim("data", CHANGED).build());

        for (boolean secret : new boolean[] {false, true}) {
            WebhookVerdict verdict =
                    connector.receiveWebhook(call("{\"jwt\":\"" + unsigned.serialize() + "\"}", secret));
            assertThat(verdict.accepted()).isFalse();
            assertThat(verdict.hints()).isEmpty();
        }
    }

    @Test
    void whatIsDeliveredAgainHasTheNameOfItsFirstDelivery() {
        WebhookCall again = new WebhookCall(
                "POST",
                "",
                Map.of("X-Xurrent-Delivery", "d-2", "X-Xurrent-Delivery-Origin", "d-1"),
                "{\"event\":\"request.update\",\"object_id\":7,\"object_nodeID\":\"eHVycmVudC9SZXEvNw\"}"
                        .getBytes(StandardCharsets.UTF_8),
                true);

        assertThat(connector.receiveWebhook(again).delivery()).isEqualTo("d-1");
    }

    @Test
    void aSharedSecretIsNoProof() throws JOSEException {
        String token = token(issuer, new JWSHeader(JWSAlgorithm.HS256), new MACSigner(new byte[32]), 0);

        assertThat(connector
                        .receiveWebhook(call("{\"jwt\":\"" + token + "\"}", false))
                        .accepted())
                .isFalse();
    }

    @Test
    void aHandshakeIsAnsweredTowardsTheAccountOnly() {
        simulator.serve("/webhooks/verify", "{}");
        String own = simulator.address() + "/webhooks/verify?code=1";

        WebhookVerdict verdict = connector.receiveWebhook(handshake(own));
        assertThat(verdict.followUp()).isEqualTo(own);
        connector.followUp(String.valueOf(verdict.followUp()));

        assertThat(simulator.asked()).contains("POST /webhooks/verify");
        for (String elsewhere : new String[] {"http://169.254.169.254/latest", "http://user@127.0.0.1/", "::"}) {
            assertThat(connector.receiveWebhook(handshake(elsewhere)).accepted())
                    .as(elsewhere)
                    .isFalse();
        }
        assertThatThrownBy(() -> connector.followUp("http://169.254.169.254/latest"))
                .isInstanceOf(TrackerFailure.class);
    }

    @Test
    void unreadableAndUnsignedOnesAreRefused() {
        assertThat(connector.receiveWebhook(call("no json", true)).accepted()).isFalse();
        assertThat(connector.receiveWebhook(call("{\"jwt\":\"a.b.c\"}", true)).accepted())
                .isFalse();
        assertThat(connector
                        .receiveWebhook(call("{\"event\":\"request.update\"}", false))
                        .accepted())
                .isFalse();
    }

    private List<ChangesPage.Hint> learnKeys() throws JOSEException {
        return connector.followUp(
                String.valueOf(connector.receiveWebhook(signed(issuer, key, 0)).followUp()));
    }

    private static WebhookCall handshake(String callback) {
        return call("{\"event\":\"webhook.verify\",\"payload\":{\"callback\":\"" + callback + "\"}}", true);
    }

    private static WebhookCall signed(String issuer, RSAKey key, long seconds) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        return call("{\"jwt\":\"" + token(issuer, header, new RSASSASigner(key), seconds) + "\"}", false);
    }

    private static String token(String issuer, JWSHeader header, JWSSigner signer, long seconds) throws JOSEException {
        Instant issued = Clock.systemUTC().instant().plusSeconds(seconds);
        SignedJWT jwt = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .issueTime(Date.from(issued))
                        .expirationTime(Date.from(issued.plusSeconds(120)))
                        .claim("data", CHANGED)
                        .build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static WebhookCall call(String body, boolean secret) {
        return new WebhookCall(
                "POST", "", Map.of("X-Xurrent-Delivery", "d-1"), body.getBytes(StandardCharsets.UTF_8), secret);
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private XurrentConnector connector() {
        return new XurrentConnector(
                new TrackerSettings(new HashMap<>(simulator.settings())),
                new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()),
                1000);
    }
}
