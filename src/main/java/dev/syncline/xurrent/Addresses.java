package dev.syncline.xurrent;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.net.URI;
import java.util.Locale;

/**
 * The hosts of one Xurrent account; each follows from the domain and can be set by itself.
 *
 * @see <a href="https://developer.xurrent.com/graphql/">graphql.&lt;domain&gt;</a>
 * @see <a href="https://developer.xurrent.com/v1/">api.&lt;domain&gt;/v1</a>
 */
record Addresses(String account, String domain, URI graphql, URI rest, URI oauth, URI pages) {

    static Addresses of(TrackerSettings settings, TrackerLines lines) {
        String account = settings.need("account").strip().toLowerCase(Locale.ROOT);
        if (!account.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw TrackerFailure.ofField(
                    "account",
                    "'%s' is no account. Enter the first part of your Xurrent address, such as acme of https://acme.xurrent.com."
                            .formatted(account));
        }
        String domain = domain(account, settings.get("domain").orElse("xurrent.com"));
        return new Addresses(
                account,
                domain,
                address(settings, lines, "graphqlAddress", "https://graphql." + domain),
                address(settings, lines, "restAddress", "https://api." + domain + "/v1"),
                address(settings, lines, "oauthAddress", "https://oauth." + domain),
                address(settings, lines, "pagesAddress", "https://" + account + "." + domain));
    }

    /** The node id of a record that people know by its number. */
    String nodeId(String type, String number) {
        return NodeIds.of(domain, type, number);
    }

    /** Where people see a request. */
    URI ofRequest(String number) {
        return URI.create(pages.toString().replaceFirst("/$", "") + "/requests/" + number);
    }

    /** Whether an address is of the account's own host, by the same protocol. */
    boolean isOwn(URI address) {
        return pages.getScheme().equals(address.getScheme())
                && pages.getAuthority().equalsIgnoreCase(String.valueOf(address.getAuthority()))
                && address.getUserInfo() == null;
    }

    private static String domain(String account, String typed) {
        String domain = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/.*$", "");
        if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?")) {
            throw TrackerFailure.ofField(
                    "domain",
                    "'%s' is no domain. Enter it without the account, such as xurrent.com or uk.xurrent.com."
                            .formatted(typed));
        }
        String behind = domain.substring(domain.indexOf('.') + 1);
        if (domain.startsWith(account + ".") && behind.contains(".")) {
            throw TrackerFailure.ofField(
                    "domain",
                    "'%s' has the account in it. Enter '%s' here; the account has a field of its own."
                            .formatted(typed, behind));
        }
        return domain;
    }

    private static URI address(TrackerSettings settings, TrackerLines lines, String name, String usual) {
        return lines.address(name, settings.get(name).orElse(usual));
    }
}
