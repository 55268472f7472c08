package dev.syncline.node;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Reads what a person typed as the public address of this node. */
final class PublicAddress {

    private static final String FIELD = "publicAddress";
    private static final int LONGEST = 500;

    private PublicAddress() {}

    /** The address without a slash at its end. */
    static URI parse(String typed, boolean httpAllowed) {
        String text = typed.strip();
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        check(
                scheme.equals("https") || scheme.equals("http"),
                "“" + text + "” has no https:// in front. Enter the whole address, such as https://sync.example.com.");
        check(
                uri.getRawUserInfo() == null,
                "The address holds a user name or password. Leave out everything before @.");
        check(
                scheme.equals("https") || httpAllowed,
                "“" + text + "” is not encrypted. Enter the https:// address under which partners reach this node.");
        check(
                uri.getHost() != null,
                "“" + text + "” names no host. Enter an address such as https://sync.example.com.");
        check(
                uri.getRawQuery() == null && uri.getRawFragment() == null,
                "The address has a part after ? or #. Leave that part out.");
        check(uri.getPort() <= 65535, "“" + text + "” has a port that does not exist. Ports go up to 65535.");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path);
    }

    /** The one that the settings name; a node does not start with one that is none. */
    static URI ofSettings(String set, boolean httpAllowed) {
        try {
            return parse(set, httpAllowed);
        } catch (NodeRefusal refusal) {
            throw new FailureAnalyzedException(
                    "syncline.node.public-address: " + refusal.getMessage(),
                    "Correct syncline.node.public-address, or leave it out where partners cannot call this node. Where everything is on one machine, for a trial, syncline.outbound.allow-http=true permits http://.",
                    refusal);
        }
    }

    private static URI uri(String text) {
        check(text.length() <= LONGEST, "The address is longer than " + LONGEST + " characters. Enter a shorter one.");
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new NodeRefusal(
                    FIELD, "“" + text + "” is not an address. Enter one such as https://sync.example.com.");
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new NodeRefusal(FIELD, otherwise);
        }
    }
}
