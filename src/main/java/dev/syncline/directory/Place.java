package dev.syncline.directory;

import java.net.URI;
import java.util.Locale;

/** A tracker's address in the one form that is compared. */
final class Place {

    private Place() {}

    static String of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("http") ? 80 : 443;
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port + path;
    }
}
