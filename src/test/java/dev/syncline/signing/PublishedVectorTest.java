package dev.syncline.signing;

import static dev.syncline.signing.Covered.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.node.NodeKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** The signature base and Ed25519 agree with RFC 9421, Appendix B.2.6. */
class PublishedVectorTest {

    private static final String PARAMETERS = ";created=1618884473;keyid=\"test-key-ed25519\"";
    private static final String SIGNATURE =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    private static final List<Covered> COVERED = List.of(
            part("date"),
            part("@method"),
            part("@path"),
            part("@authority"),
            part("content-type"),
            part("content-length"));

    @Test
    void theBaseIsThePublishedOne() {
        assertThat(new String(base(), StandardCharsets.UTF_8)).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
                        ;created=1618884473;keyid="test-key-ed25519\"""");
    }

    @Test
    void thePublishedPrivateKeyMakesThePublishedSignature() throws Exception {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        wrapped("302e020100300506032b657004220420", "n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU"))));
        signer.update(base());
        assertThat(Base64.getEncoder().encodeToString(signer.sign())).isEqualTo(SIGNATURE);
    }

    @Test
    void thePublishedSignatureVerifiesAndAnAlteredOneDoesNot() {
        NodeKey key = new NodeKey(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(wrapped("302a300506032b6570032100", "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs")));
        byte[] signature = Base64.getDecoder().decode(SIGNATURE);
        assertThat(key.verifies(base(), signature)).isTrue();
        signature[63] ^= 1;
        assertThat(key.verifies(base(), signature)).isFalse();
    }

    private static byte[] base() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Host", "example.com");
        headers.set("Date", "Tue, 20 Apr 2021 02:07:55 GMT");
        headers.set("Content-Type", "application/json");
        headers.set("Content-Length", "18");
        Map<String, String> derived = Map.of("@method", "POST", "@path", "/foo", "@authority", "example.com");
        return SignatureBase.of(COVERED, PARAMETERS, new Parts(derived, headers), null);
    }

    private static byte[] wrapped(String derPrefix, String base64url) {
        byte[] prefix = HexFormat.of().parseHex(derPrefix);
        byte[] key = Base64.getUrlDecoder().decode(base64url);
        byte[] whole = new byte[prefix.length + key.length];
        System.arraycopy(prefix, 0, whole, 0, prefix.length);
        System.arraycopy(key, 0, whole, prefix.length, key.length);
        return whole;
    }
}
