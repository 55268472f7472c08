package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** A public address is a plain https address; whatever else was typed is answered with a sentence. */
class PublicAddressTest {

    @Test
    void aNodeDoesNotStartWithASettingThatIsNone() {
        assertThatThrownBy(() -> PublicAddress.ofSettings("http://sync.example.com", false))
                .isInstanceOfSatisfying(FailureAnalyzedException.class, failure -> {
                    assertThat(failure.analysis().getDescription())
                            .startsWith("syncline.node.public-address: “http://sync.example.com” is not encrypted.");
                    assertThat(failure.analysis().getAction()).contains("syncline.outbound.allow-http=true");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "https://sync.example.com, https://sync.example.com",
        "' https://Sync.Example.com/ ', https://sync.example.com",
        "HTTPS://sync.example.com:8443/node//, https://sync.example.com:8443/node"
    })
    void keepsTheAddressWithoutItsLastSlash(String typed, String kept) {
        assertThat(PublicAddress.parse(typed, false)).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "sync.example.com, has no https:// in front",
        "ftp://sync.example.com, has no https:// in front",
        "javascript:alert(1), has no https:// in front",
        "https://me:secret@sync.example.com, Leave out everything before @",
        "https://sync.example.com/?a=b, after ? or #",
        "https://sync.example.com/#top, after ? or #",
        "https:///path, names no host",
        "https://sync example.com, is not an address",
        "https://sync.example.com:99999, Ports go up to 65535",
        "http://sync.example.com, is not encrypted"
    })
    void saysWhatIsWrong(String typed, String sentence) {
        assertThatThrownBy(() -> PublicAddress.parse(typed, false))
                .isInstanceOf(NodeRefusal.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesHttpOnlyWhereTheSettingAllowsIt() {
        assertThat(PublicAddress.parse("http://localhost:8080", true)).hasToString("http://localhost:8080");
    }

    @Test
    void refusesAnAddressOfExcessiveLength() {
        assertThatThrownBy(() -> PublicAddress.parse("https://a.example/" + "a".repeat(500), false))
                .hasMessageContaining("longer than 500");
    }
}
