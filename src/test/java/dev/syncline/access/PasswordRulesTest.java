package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is long enough and not one of the first that anybody would try. */
class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "xk7fq2lm", "äöüß äöüß ñ", "            a b c"})
    void takesAnythingElse(String password) {
        assertThatCode(() -> PasswordRules.check("alma", password, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "PASSWORD2026!",
                "12345678",
                "qwertyuiop",
                "syncline1",
                "Syncline2026",
                "aaaaaaaa",
                "abababab",
                "alma1234",
                "almaalma",
                "!!alma!!",
                "trustno1",
                "P@ssw0rd"
            })
    void refusesWhatAnybodyWouldTry(String password) {
        assertThatThrownBy(() -> PasswordRules.check("alma", password, password))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("among the first");
    }

    @Test
    void saysHowLongItMustBe() {
        assertThatThrownBy(() -> PasswordRules.check("alma", "", "")).hasMessage("Enter a password.");
        assertThatThrownBy(() -> PasswordRules.check("alma", "xk7fq2l", "xk7fq2l"))
                .hasMessage("The password has 7 characters. Use at least 8; 15 or more are better.");
        String long129 = "ab c".repeat(32) + "d";
        assertThatThrownBy(() -> PasswordRules.check("alma", long129, long129)).hasMessageContaining("at most 128");
        String long128 = "ab c".repeat(32);
        assertThatCode(() -> PasswordRules.check("alma", long128, long128)).doesNotThrowAnyException();
    }

    @Test
    void refusesTwoPasswordsThatDiffer() {
        assertThatThrownBy(() -> PasswordRules.check("alma", "correct horse", "correct house"))
                .hasMessage("The two passwords differ. Enter the same one twice.");
    }
}
