package dev.syncline.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves a name and refuses it when any of its addresses may not be reached; what passes is what is connected to. */
final class GuardedResolver implements DnsResolver {

    private final DnsResolver names;
    private final AddressFilter filter;

    GuardedResolver(DnsResolver names, AddressFilter filter) {
        this.names = names;
        this.filter = filter;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (found == null || found.length == 0) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : found) {
            if (!filter.allows(address)) {
                throw new AddressRefused(
                        "'%s' is not a public address. If it belongs to your own network, list that network in syncline.outbound.allowed-networks."
                                .formatted(host));
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
