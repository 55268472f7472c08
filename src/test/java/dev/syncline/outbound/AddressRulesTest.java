package dev.syncline.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A typed URL is taken in one form, or refused with a sentence. */
class AddressRulesTest {

    private final AddressRules rules = new AddressRules(new OutboundSettings(List.of(), false, Set.of(9443)));

    @ParameterizedTest
    @CsvSource({
        "https://globex.example, https://globex.example",
        "' HTTPS://Globex.Example:443/ ', https://globex.example",
        "https://globex.example./syncline//, https://globex.example/syncline",
        "https://globex.example:8443, https://globex.example:8443",
        "https://globex.example:9443/, https://globex.example:9443",
        "https://93.184.216.34/, https://93.184.216.34",
        "https://[2606:2800:220:1::1]/, https://[2606:2800:220:1::1]",
        "https://bücher.example, https://xn--bcher-kva.example"
    })
    void anAddressHasOneForm(String typed, String canonical) {
        assertThat(rules.typed(typed)).isEqualTo(URI.create(canonical));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "globex.example | Did you mean https://globex.example?",
                "not a url | not a URL. It should look like",
                "//globex.example | Did you mean https://globex.example?",
                "globex.example:8443 | Did you mean https://globex.example:8443?",
                "'' | Enter a URL",
                "http://globex.example | Only https is called",
                "ftp://globex.example | Only https is called",
                "https://anna:secret@globex.example | user name or password",
                "anna:secret@globex.example | user name or password",
                "https://anna:se cret@globex.example | user name or password",
                "ftp://anna:secret@globex.example | user name or password",
                "https://globex.example@evil.example | user name or password",
                "https://globex.example:8080 | Port 8080",
                "https://globex.example:80 | Port 80",
                "https://globex.example:99999 | Port 99999",
                "https:// | not a URL",
                "https:///path | names no host",
                "https://glo bex.example | not a URL",
                "https://globex.example/?x=1 | after ? or #",
                "https://globex.example/#top | after ? or #",
                "https://%31%32%37.0.0.1 | written as a number",
                "https://[fe80::1%25eth0] | names no host"
            })
    void anUnusableAddressIsRefusedWithWhatToDo(String typed, String sentence) {
        assertThatThrownBy(() -> rules.typed(typed))
                .isInstanceOf(AddressRefused.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7F.1",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "127.0.0.01",
                "127.0.0.0x1",
                "017700000001",
                "256.0.0.1",
                "a.256",
                "1.2.3.4.5",
                "127.0.0.1.0x"
            })
    void aHostWrittenAsANumberIsRefused(String host) {
        assertThatThrownBy(() -> rules.typed("https://" + host)).hasMessageContaining("written as a number");
        assertThatThrownBy(() -> rules.check(URI.create("https://" + host + "/x")))
                .hasMessageContaining("written as a number");
    }

    @Test
    void httpAndHighPortsAreOpenedTogetherForTryingOut() {
        AddressRules open = new AddressRules(new OutboundSettings(List.of(), true, Set.of()));
        assertThat(open.typed("http://localhost:8081/")).isEqualTo(URI.create("http://localhost:8081"));
        assertThat(open.typed("http://localhost:80")).isEqualTo(URI.create("http://localhost"));
        assertThatThrownBy(() -> open.typed("http://localhost:22")).hasMessageContaining("Port 22");
    }

    @Test
    void whereHttpIsAllowedTheSentenceSaysSo() {
        AddressRules open = new AddressRules(new OutboundSettings(List.of(), true, Set.of()));
        assertThatThrownBy(() -> open.typed("ftp://globex.example"))
                .hasMessage(
                        "'ftp://globex.example' begins neither with https:// nor with http://. Nothing else is called.");
    }
}
