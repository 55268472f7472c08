package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A license key is taken as its issuer wrote it, and in no other form. */
class LicenseTest {

    private static final Instant ENDS = Instant.parse("2027-12-31T23:59:59Z");

    private final LicenseIssuer issuer = new LicenseIssuer();
    private final NodeKey issuerKey = new NodeKey(issuer.publicKey());

    @Test
    void saysWhoHoldsItAndUntilWhen() {
        assertThat(License.read(issuer.issue("Acme", ENDS), issuerKey)).isEqualTo(new License("Acme", ENDS));
    }

    @Test
    void forgivesBlanksAndLineBreaksOfAPastedKey() {
        String key = issuer.issue("Acme", ENDS);

        assertThat(License.read(" " + key.substring(0, 40) + "\n  " + key.substring(40) + " \n", issuerKey)
                        .licensee())
                .isEqualTo("Acme");
    }

    @Test
    void refusesEveryAlteredCharacter() {
        String key = issuer.issue("Acme", ENDS);

        for (int i = 0; i < key.length() - 1; i++) {
            char other = key.charAt(i) == 'A' ? 'B' : 'A';
            String altered = key.substring(0, i) + other + key.substring(i + 1);
            assertThatThrownBy(() -> License.read(altered, issuerKey)).isInstanceOf(NodeRefusal.class);
        }
    }

    @Test
    void refusesAKeyOfAnotherIssuer() {
        String key = new LicenseIssuer().issue("Acme", ENDS);

        assertThatThrownBy(() -> License.read(key, issuerKey))
                .isInstanceOf(NodeRefusal.class)
                .hasMessageContaining("altered or cut off");
    }

    @Test
    void saysWhatALicenseKeyLooksLike() {
        assertThatThrownBy(() -> License.read("hello", issuerKey))
                .isInstanceOf(NodeRefusal.class)
                .hasMessageContaining("starts with syncline-license-1.");
        assertThatThrownBy(() -> License.read("  ", issuerKey)).hasMessage("Enter a license key.");
    }

    @Test
    void shipsAPublicKey() {
        assertThat(new LicenseSettings(null).issuer().fingerprint()).hasSize(43);
    }
}
