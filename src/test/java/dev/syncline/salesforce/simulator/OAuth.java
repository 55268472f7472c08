package dev.syncline.salesforce.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The token address: client credentials, JWT bearer, sign-in page with PKCE, rotating refresh tokens.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flows.htm">OAuth flows</a>
 */
final class OAuth {

    static final String CLIENT = "3MVG9clientOfSyncline";
    static final String SECRET = "secret-of-syncline";
    static final String USER = "syncline@acme.test";
    private static final KeyPair KEYS = keys();

    private final Org org;
    private final Clock clock;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile @Nullable String refresh;
    private volatile boolean revoked;
    private volatile boolean loginHost;

    OAuth(Org org, Clock clock) {
        this.org = org;
        this.clock = clock;
    }

    /** Whether it is of a program that signs with a key of its own, as the people of a test do. */
    boolean isOfPeople(String token) {
        return token.contains("!AQK");
    }

    boolean knows(String token) {
        return !revoked && tokens.contains(token);
    }

    void forgetTokens() {
        tokens.clear();
    }

    void revoke() {
        revoked = true;
        refresh = null;
    }

    void actAsLoginHost() {
        loginHost = true;
    }

    static String privateKey() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Where the sign-in page sends the browser when somebody said yes. */
    String authorize(Map<String, String> query) {
        String code = "code-" + issued.incrementAndGet();
        codes.put(code, query.getOrDefault("code_challenge", "") + " " + query.getOrDefault("redirect_uri", ""));
        return query.get("redirect_uri") + "?code=" + code + "&state=" + query.getOrDefault("state", "");
    }

    Reply token(Map<String, String> form, String address) {
        try {
            return switch (form.getOrDefault("grant_type", "")) {
                case "client_credentials" -> client(form, address);
                case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> jwt(form.getOrDefault("assertion", ""), address);
                case "authorization_code" -> code(form, address);
                case "refresh_token" -> refreshed(form, address);
                default -> refused("unsupported_grant_type", "grant type not supported");
            };
        } catch (ParseException | JOSEException e) {
            return refused("invalid_grant", "invalid assertion");
        }
    }

    private Reply client(Map<String, String> form, String address) {
        if (loginHost) {
            return refused("invalid_grant", "request not supported on this domain");
        }
        if (!CLIENT.equals(form.get("client_id"))) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        return revoked || !SECRET.equals(form.get("client_secret"))
                ? refused("invalid_client", "invalid client credentials")
                : granted(address, null);
    }

    private Reply jwt(String assertion, String address) throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(assertion);
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        Duration left =
                Duration.between(clock.instant(), claims.getExpirationTime().toInstant());
        if (!jwt.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic()))) {
            return refused("invalid_grant", "invalid assertion");
        }
        if (!CLIENT.equals(claims.getIssuer())) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (!claims.getAudience().contains(address) && !claims.getAudience().contains("https://login.salesforce.com")) {
            return refused("invalid_grant", "audience is invalid");
        }
        if (left.isNegative() || left.compareTo(Duration.ofMinutes(5)) > 0) {
            return refused("invalid_grant", "expired authorization code");
        }
        return revoked || !USER.equals(claims.getSubject())
                ? refused("invalid_grant", "user hasn't approved this consumer")
                : granted(address, null, "K");
    }

    private Reply code(Map<String, String> form, String address) {
        String kept = codes.remove(form.getOrDefault("code", ""));
        String proof = challenge(form.getOrDefault("code_verifier", "")) + " " + form.get("redirect_uri");
        if (!proof.equals(kept)) {
            return refused("invalid_grant", kept == null ? "expired authorization code" : "invalid code verifier");
        }
        return granted(address, rotate());
    }

    private Reply refreshed(Map<String, String> form, String address) {
        String known = refresh;
        return revoked || known == null || !known.equals(form.get("refresh_token"))
                ? refused("invalid_grant", "expired access/refresh token")
                : granted(address, rotate());
    }

    private String rotate() {
        String next = "5Aep" + issued.incrementAndGet();
        refresh = next;
        return next;
    }

    private Reply granted(String address, @Nullable String refreshToken) {
        return granted(address, refreshToken, "");
    }

    private Reply granted(String address, @Nullable String refreshToken, String mark) {
        String token = org.id.substring(0, 15) + "!AQ" + mark + issued.incrementAndGet();
        tokens.add(token);
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("access_token", token);
        reply.put("signature", "c2lnbmF0dXJl");
        reply.put("scope", "api refresh_token");
        reply.put("instance_url", address);
        reply.put("id", address + "/id/" + org.id + "/" + org.acting);
        reply.put("token_type", "Bearer");
        reply.put("issued_at", String.valueOf(clock.millis()));
        if (refreshToken != null) {
            reply.put("refresh_token", refreshToken);
        }
        return Reply.ok(reply);
    }

    private static Reply refused(String error, String description) {
        return new Reply(400, Map.of("error", error, "error_description", description));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256.", e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no RSA.", e);
        }
    }
}
