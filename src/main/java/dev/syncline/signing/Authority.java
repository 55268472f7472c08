package dev.syncline.signing;

import java.net.URI;
import java.util.Locale;

/** Host and port of an address in the one form that is signed (RFC 9421 section 2.2.3). */
final class Authority {

    private Authority() {}

    static String of(URI address) {
        String host = address.getHost();
        if (host == null) {
            throw new IllegalArgumentException("The address " + address + " names no host.");
        }
        int port = address.getPort();
        boolean usual = port == -1 || port == ("http".equalsIgnoreCase(address.getScheme()) ? 80 : 443);
        return host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
