package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A licence key is taken as its issuer wrote it, and in no other form. */
class LicenceTest {

    private static final Instant ENDS = Instant.parse("2027-12-31T23:59:59Z");

    private final LicenceIssuer issuer = new LicenceIssuer();
    private final NodeKey issuerKey = new NodeKey(issuer.publicKey());

    @Test
    void saysWhoHoldsItAndUntilWhen() {
        assertThat(Licence.read(issuer.issue("Acme", ENDS), issuerKey)).isEqualTo(new Licence("Acme", ENDS));
    }

    @Test
    void forgivesBlanksAndLineBreaksOfAPastedKey() {
        String key = issuer.issue("Acme", ENDS);

        assertThat(Licence.read(" " + key.substring(0, 40) + "\n  " + key.substring(40) + " \n", issuerKey)
                        .licensee())
                .isEqualTo("Acme");
    }

    @Test
    void refusesEveryAlteredCharacter() {
        String key = issuer.issue("Acme", ENDS);

        for (int i = 0; i < key.length() - 1; i++) {
            char other = key.charAt(i) == 'A' ? 'B' : 'A';
            String altered = key.substring(0, i) + other + key.substring(i + 1);
            assertThatThrownBy(() -> Licence.read(altered, issuerKey)).isInstanceOf(NodeRefusal.class);
        }
    }

    @Test
    void refusesAKeyOfAnotherIssuer() {
        String key = new LicenceIssuer().issue("Acme", ENDS);

        assertThatThrownBy(() -> Licence.read(key, issuerKey))
                .isInstanceOf(NodeRefusal.class)
                .hasMessageContaining("altered or cut off");
    }

    @Test
    void saysWhatALicenceKeyLooksLike() {
        assertThatThrownBy(() -> Licence.read("hello", issuerKey))
                .isInstanceOf(NodeRefusal.class)
                .hasMessageContaining("starts with syncline-licence-1.");
        assertThatThrownBy(() -> Licence.read("  ", issuerKey)).hasMessage("Enter a licence key.");
    }

    @Test
    void shipsAPublicKey() {
        assertThat(new LicenceSettings(null).issuer().fingerprint()).hasSize(43);
    }
}
