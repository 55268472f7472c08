package dev.syncline.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only public addresses and listed networks are connected to, whatever name leads there. */
class GuardedResolverTest {

    private static final String PUBLIC = "93.184.216.34";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void aSpecialAddressIsRefusedEvenBesideAPublicOne(String special) {
        assertThatThrownBy(() -> resolver(List.of(), special).resolve("rebound.example"))
                .isInstanceOf(AddressRefused.class)
                .hasMessageContaining("rebound.example");
        assertThatThrownBy(() -> resolver(List.of(), PUBLIC, special).resolve("rebound.example"))
                .isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "1.1.1.1", "2606:2800:220:1::1", "2a00:1450::1", "172.32.0.1", "100.128.0.1"})
    void aPublicAddressIsConnectedTo(String address) throws UnknownHostException {
        assertThat(resolver(List.of(), address).resolve("globex.example"))
                .containsExactly(InetAddress.getByName(address));
    }

    @Test
    void aListedNetworkIsOpenedAndNothingBesideIt() {
        List<String> listed = List.of("10.20.0.0/16", "127.0.0.0/8", "fd12:3456::/32");
        assertThatCode(() -> resolver(listed, "10.20.3.4").resolve("a")).doesNotThrowAnyException();
        assertThatCode(() -> resolver(listed, "127.0.0.1").resolve("a")).doesNotThrowAnyException();
        assertThatCode(() -> resolver(listed, "fd12:3456::1").resolve("a")).doesNotThrowAnyException();
        assertThatThrownBy(() -> resolver(listed, "10.21.0.1").resolve("a")).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> resolver(listed, "::1").resolve("a")).isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "fd00:ec2::254", "168.63.129.16", "100.100.100.200"})
    void noListOpensWhereCredentialsAreHandedOut(String address) {
        List<String> everything = List.of("0.0.0.0/0", "::/0");
        assertThatThrownBy(() -> resolver(everything, address).resolve("a")).isInstanceOf(AddressRefused.class);
        assertThatCode(() -> resolver(everything, "192.168.1.1").resolve("a")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "internal.example", "300.1.1.1/8", "::/129"})
    void whatIsNoNetworkStopsTheStart(String text) {
        assertThatThrownBy(() -> new AddressFilter(List.of(text))).hasMessageContaining("is not a network");
    }

    private static GuardedResolver resolver(List<String> listed, String... addresses) {
        DnsResolver names = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] found = new InetAddress[addresses.length];
                for (int i = 0; i < addresses.length; i++) {
                    found[i] = InetAddress.getByName(addresses[i]);
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        return new GuardedResolver(names, new AddressFilter(listed));
    }
}
