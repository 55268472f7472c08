package dev.syncline.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Decides which addresses may be connected to: public ones, and networks the administrator listed. */
final class AddressFilter {

    /** Special ranges of IPv4 (IANA registry), and the platform address of one cloud. */
    private static final List<Network> SPECIAL_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /** Global unicast is all that is public in IPv6, and these parts of it are not. */
    private static final Network PUBLIC_V6 = Network.parse("2000::/3");

    private static final List<Network> SPECIAL_V6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /** Where clouds hand out credentials, and what is no single host: listing a network never opens these. */
    private static final List<Network> NEVER = networks(
            "0.0.0.0/8",
            "100.100.100.200/32",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "224.0.0.0/3",
            "fd00:ec2::/32",
            "fe80::/10",
            "ff00::/8");

    private final List<Network> listed;

    AddressFilter(List<String> allowedNetworks) {
        this.listed = allowedNetworks.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(Network::parse)
                .toList();
    }

    boolean allows(InetAddress address) {
        if (within(NEVER, address)) {
            return false;
        }
        return within(listed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? PUBLIC_V6.contains(address) && !within(SPECIAL_V6, address)
                : !within(SPECIAL_V4, address);
    }

    private static boolean within(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
