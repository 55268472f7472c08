package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A password is compared with a hash of its own, and with nobody's hash where there is no such user. */
class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void knowsAPasswordByItsHashAlone() {
        String hash = passwords.hash("correct horse battery");

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse", hash)).isFalse();
        assertThat(hash).doesNotContain("horse");
    }

    @Test
    void nobodysHashIsOneThatCostsAsMuchAsAnyOther() {
        String parameters = passwords.hash("correct horse battery").replaceAll("[^$]+\\$[^$]+$", "");

        assertThat(Passwords.NOBODYS).startsWith(parameters);
        assertThat(Passwords.NOBODYS).hasSameSizeAs(passwords.hash("correct horse battery"));
        // It is read as a hash, of parameters no weaker than those in force, or this would throw.
        assertThat(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().upgradeEncoding(Passwords.NOBODYS))
                .isFalse();
        assertThat(passwords.matchesNobody("correct horse battery")).isFalse();
    }
}
