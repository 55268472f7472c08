package dev.syncline.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Sealed text opens at its place, unaltered, with its key; nowhere else. */
class SealingKeyTest {

    private static final byte[] SECRET = "the tracker's password".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key = new SealingKey(new byte[32]);

    @Test
    void opensWhatItSealed() {
        String sealed = key.seal("tracker.password", SECRET);

        assertThat(key.open("tracker.password", sealed)).isEqualTo(SECRET);
    }

    @Test
    void doesNotShowTheSecretAndNeverSealsTheSameTwice() {
        String sealed = key.seal("tracker.password", SECRET);

        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(sealed.lastIndexOf('.') + 1));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("password");
        assertThat(key.seal("tracker.password", SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void refusesSealedTextThatWasMovedElsewhere() {
        String sealed = key.seal("tracker.password", SECRET);

        assertThatThrownBy(() -> key.open("node.private_key", sealed))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("node.private_key");
    }

    @Test
    void refusesEveryAlteredByte() {
        String sealed = key.seal("tracker.password", SECRET);
        int start = sealed.lastIndexOf('.') + 1;
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(start));

        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = Arrays.copyOf(bytes, bytes.length);
            altered[i] ^= 1;
            String text = sealed.substring(0, start)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
            assertThatThrownBy(() -> key.open("tracker.password", text)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void refusesWhatIsTooShortOrNotSealedAtAll() {
        String prefix = key.seal("x", SECRET).substring(0, "v1.00000000.".length());

        for (String text : new String[] {"", "plain", prefix, prefix + "AAAA", prefix + "***"}) {
            assertThatThrownBy(() -> key.open("x", text)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void refusesWhatAnotherKeySealed() {
        byte[] other = new byte[32];
        other[0] = 1;

        String sealed = new SealingKey(other).seal("x", SECRET);

        assertThatThrownBy(() -> key.open("x", sealed)).isInstanceOf(SealBroken.class);
    }
}
