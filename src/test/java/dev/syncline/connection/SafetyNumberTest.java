package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.node.NodeKey;
import dev.syncline.testing.Keys;
import org.junit.jupiter.api.Test;

/** Both consoles show the same sixty digits, and others for other keys. */
class SafetyNumberTest {

    private final NodeKey acme = Keys.fresh().key();
    private final NodeKey globex = Keys.fresh().key();

    @Test
    void bothSidesSeeTwelveGroupsOfFiveDigits() {
        assertThat(SafetyNumber.of(acme, globex))
                .matches("\\d{5}( \\d{5}){11}")
                .isEqualTo(SafetyNumber.of(globex, acme));
    }

    @Test
    void anotherKeyShowsAnotherNumber() {
        assertThat(SafetyNumber.of(acme, Keys.fresh().key())).isNotEqualTo(SafetyNumber.of(acme, globex));
    }

    @Test
    void theNumberOfKnownKeysStaysWhatItIs() {
        NodeKey one = new NodeKey("MCowBQYDK2VwAyEAJrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs");
        NodeKey two = new NodeKey("MCowBQYDK2VwAyEA11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(SafetyNumber.of(one, two))
                .as("as a program in another language computes it")
                .isEqualTo("05910 91204 28989 12578 75625 33449 24677 71982 59743 62856 41095 47816");
    }
}
