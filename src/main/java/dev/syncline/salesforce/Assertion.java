package dev.syncline.salesforce;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.syncline.connector.TrackerFailure;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/**
 * A signed statement that asks for a token in the name of a user.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm">JWT bearer flow</a>
 */
final class Assertion {

    /** Salesforce takes none that is good for longer than five minutes. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(3);

    private Assertion() {}

    static String of(String client, String user, String audience, String pem, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(user)
                .audience(audience)
                .expirationTime(Date.from(now.plus(GOOD_FOR)))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            jwt.sign(new RSASSASigner(key(pem)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw unusable();
        }
    }

    /** Line breaks may have been lost on the way through a form. */
    private static PrivateKey key(String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s+", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unusable();
        }
    }

    private static TrackerFailure unusable() {
        return TrackerFailure.ofField(
                "privateKey",
                "The private key cannot be read. Enter an RSA key in PKCS #8 form, which begins with -----BEGIN PRIVATE KEY-----; 'openssl pkcs8 -topk8 -nocrypt' makes one of other forms.");
    }
}
