package dev.syncline.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which URLs may be called, judged by their text; what a name resolves to is judged on connecting. */
final class AddressRules {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
    private static final Pattern DOTTED =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    /** A last label of digits, or starting 0x: some resolver will read the whole as a number. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)");

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern LITERAL_V6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");
    /** A name or password before the host, also where the scheme is missing. */
    private static final Pattern USER_INFO =
            Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:/)?/*[^/?#]*@.*", Pattern.DOTALL);

    private static final int LONGEST = 500;

    private final OutboundSettings settings;

    AddressRules(OutboundSettings settings) {
        this.settings = settings;
    }

    /** The address a person typed, in its one form: lower case, default port and last slash left out. */
    URI typed(String text) {
        return typed(text, Set.of());
    }

    /** The same for a protocol with ports of its own, which are open beside the usual ones. */
    URI typed(String text, Set<Integer> own) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new AddressRefused("Enter a URL, such as https://syncline.example.com.");
        }
        if (stripped.length() > LONGEST) {
            throw new AddressRefused(
                    "This URL is longer than " + LONGEST + " characters. Enter only the address of the other node.");
        }
        // Before every sentence that would show it.
        if (USER_INFO.matcher(stripped).matches()) {
            throw withUserInfo();
        }
        if (!SCHEME.matcher(stripped).matches()) {
            String rest = stripped.replaceFirst("^[/:]+", "");
            parse("https://" + rest, stripped);
            throw new AddressRefused("'%s' has no scheme. Did you mean https://%s?".formatted(stripped, rest));
        }
        URI parsed = parse(stripped, stripped);
        if (parsed.getRawQuery() != null || parsed.getRawFragment() != null) {
            throw new AddressRefused("'%s' is followed by a part after ? or #. Enter only the address, up to there."
                    .formatted(stripped.replaceFirst("(?s)[?#].*", "")));
        }
        checkText(parsed, stripped);
        return canonical(parsed, stripped, own);
    }

    /** Checks a complete address before it is called. */
    void check(URI address) {
        check(address, Set.of());
    }

    void check(URI address, Set<Integer> own) {
        checkText(address, address.toString());
        canonical(address, address.toString(), own);
    }

    private static URI parse(String text, String typed) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new AddressRefused(
                    "'%s' is not a URL. It should look like https://syncline.example.com.".formatted(typed));
        }
    }

    private void checkText(URI address, String shown) {
        String authority = address.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            throw withUserInfo();
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && settings.allowHttp())) {
            throw new AddressRefused(
                    settings.allowHttp()
                            ? "'%s' begins neither with https:// nor with http://. Nothing else is called."
                                    .formatted(shown)
                            : "'%s' does not begin with https://. Only https is called.".formatted(shown));
        }
    }

    private static AddressRefused withUserInfo() {
        return new AddressRefused(
                "A URL with a user name or password in it is not taken. Use it without the part before the @.");
    }

    private URI canonical(URI address, String shown, Set<Integer> own) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int colon = portColon(address.getRawAuthority());
        String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        String host = host(colon < 0 ? authority : authority.substring(0, colon), shown);
        int port = port(colon < 0 ? "" : authority.substring(colon + 1), scheme, shown, own);
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
        String shownPort = port == (scheme.equals("http") ? 80 : 443) ? "" : ":" + port;
        return URI.create(scheme + "://" + host + shownPort + path);
    }

    private static int portColon(@Nullable String authority) {
        if (authority == null) {
            return -1;
        }
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? colon : -1;
    }

    private static String host(String raw, String shown) {
        if (LITERAL_V6.matcher(raw).matches()) {
            return raw.toLowerCase(Locale.ROOT);
        }
        String host = ascii(raw).replaceFirst("\\.$", "");
        if (!DOTTED.matcher(host).matches() && NUMERIC.matcher(host).matches()) {
            throw new AddressRefused(
                    "The host of '%s' is written as a number. Enter the name of the host.".formatted(shown));
        }
        if (!NAME.matcher(host).matches() || host.length() > 253) {
            throw new AddressRefused(
                    "'%s' names no host. It should look like https://syncline.example.com.".formatted(shown));
        }
        return host;
    }

    private static String ascii(String raw) {
        try {
            return IDN.toASCII(raw, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private int port(String text, String scheme, String shown, Set<Integer> own) {
        boolean http = scheme.equals("http");
        if (text.isEmpty()) {
            return http ? 80 : 443;
        }
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        boolean open = Set.of(443, 8443).contains(port)
                || own.contains(port)
                || settings.allowedPorts().contains(port)
                || (settings.allowHttp() && (port == 80 || (port > 1023 && port <= 65535)));
        if (!open) {
            throw new AddressRefused(
                    "Port %s of '%s' is not called. Use 443 or 8443, or list it in syncline.outbound.allowed-ports."
                            .formatted(text, shown));
        }
        return port;
    }
}
