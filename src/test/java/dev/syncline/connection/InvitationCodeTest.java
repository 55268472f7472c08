package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.input.StrictJson;
import dev.syncline.testing.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is read as it was written, however it was pasted, and never otherwise. */
class InvitationCodeTest {

    private final Keys keys = Keys.fresh();
    private final Payload payload = payload(keys.key().encoded());
    private final String code = InvitationCode.write(payload, keys::sign);

    @Test
    void aCodeIsOneLineThatReadsBack() {
        assertThat(code).startsWith("syncline1_").matches("[A-Za-z0-9_-]+_[0-9A-Za-z]{6}");
        assertThat(InvitationCode.read(code)).isEqualTo(payload);
    }

    @Test
    void blanksLineBreaksAndQuotesFromAMailDoNotMatter() {
        String mailed = "\n  \"" + code.substring(0, 76) + "\r\n > " + code.substring(76, 140) + "\u00a0\u200b\t"
                + code.substring(140) + "\" \n";
        assertThat(InvitationCode.read(mailed)).isEqualTo(payload);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Paste the invitation code",
                "' \n ' | Paste the invitation code",
                "hello | not an invitation code",
                "syncline2_abc_123456 | another version",
                "syncline12_abc_123456 | another version",
                "syncline1_ | incomplete",
                "syncline1_abc | incomplete"
            })
    void whatIsNoCodeGetsASentence(String pasted, String sentence) {
        assertThatThrownBy(() -> InvitationCode.read(pasted))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("code"))
                .hasMessageContaining(sentence);
    }

    @Test
    void everyTruncationAndEveryOtherCharacterIsNoticed() {
        Random random = new Random(7);
        for (int length = 11; length < code.length(); length++) {
            String cut = code.substring(0, length);
            assertThatThrownBy(() -> InvitationCode.read(cut)).isInstanceOf(Refusal.class);
        }
        for (int round = 0; round < 2_000; round++) {
            StringBuilder altered = new StringBuilder(code);
            int at = random.nextInt(code.length());
            char other = "ABCxyz019_-".charAt(random.nextInt(11));
            if (other != altered.charAt(at)) {
                altered.setCharAt(at, other);
                assertThatThrownBy(() -> InvitationCode.read(altered.toString()))
                        .isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void anAlteredPayloadWithARightChecksumIsNoticed() {
        byte[] signed = Base64.getUrlDecoder().decode(code.substring(10, code.length() - 7));
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            byte[] altered = signed.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            String body = "syncline1_" + Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
            assertThatThrownBy(() -> InvitationCode.read(body + "_" + InvitationCode.checksum(body)))
                    .hasMessageContaining("altered");
        }
    }

    @Test
    void aCodeSignedByAnotherKeyThanItNamesIsNoticed() {
        Keys other = Keys.fresh();
        assertThatThrownBy(() -> InvitationCode.read(InvitationCode.write(payload, other::sign)))
                .hasMessageContaining("altered");
    }

    @Test
    void aSignatureMadeForAnotherPurposeIsNotTaken() {
        String other = InvitationCode.write(
                payload,
                text -> keys.sign(new String(text, StandardCharsets.UTF_8)
                        .replace("syncline/invitation/v1\n", "")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> InvitationCode.read(other)).hasMessageContaining("altered");
    }

    /** Whoever has a key pair can sign anything; a right signature does not make it an invitation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\"|null|“code” is missing",
                "\"from\"|null|“from” is missing",
                "\"inviter\"|null|“inviter” is missing",
                "\"mode\"|null|“mode” is missing",
                "\"name\"|null|“name” is missing",
                "\"protocol\"|null|“protocol” is missing",
                "\"secret\"|null|“secret” is missing",
                "\"from\"|\"no address\"|an address in it is none",
                "\"from\"|\"file:///etc/passwd\"|an address in it is none",
                "\"to\"|\"%%\"|an address in it is none",
                "\"issued\"|0|its dates are none",
                "\"expires\"|9223372036854775807|its dates are none",
                "\"protocol\"|{\"lowest\":2,\"highest\":1}|the versions in it are none"
            })
    void aSignedCodeThatLacksSomethingGetsASentence(String change) {
        String[] parts = change.split("\\|");
        assertThatThrownBy(() -> InvitationCode.read(signed(with(parts[0], parts[1]))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(parts[2]);
    }

    @Test
    void aSignedCodeWithALongTextGetsASentence() {
        assertThatThrownBy(() -> InvitationCode.read(signed(with("\"inviter\"", "\"" + "x".repeat(301) + "\""))))
                .hasMessageContaining("more than 300 characters");
    }

    private String with(String name, String value) {
        String json = new String(StrictJson.write(payload), StandardCharsets.UTF_8);
        String changed = json.replaceAll(
                name + ":(\"[^\"]*\"|\\d+|\\{[^}]*})", java.util.regex.Matcher.quoteReplacement(name + ":" + value));
        assertThat(changed).isNotEqualTo(json);
        return changed;
    }

    private String signed(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] signature = keys.sign(("syncline/invitation/v1\n" + json).getBytes(StandardCharsets.UTF_8));
        byte[] both = java.util.Arrays.copyOf(text, text.length + signature.length);
        System.arraycopy(signature, 0, both, text.length, signature.length);
        String body = "syncline1_" + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        return body + "_" + InvitationCode.checksum(body);
    }

    @Test
    void theSecretShowsInNoText() {
        assertThat(payload.toString()).doesNotContain(payload.secret());
    }

    private static Payload payload(String key) {
        return new Payload(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "https://acme.example",
                key,
                "https://globex.example",
                "Acme",
                "Acme",
                "Globex & Söhne",
                "Acme to Globex",
                Connection.Mode.SCRIPT,
                1_800_000_000,
                1_800_259_200,
                Protocol.OURS,
                Nonce.secret(),
                null);
    }
}
