package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of an org's API, which is that of its My Domain; other hosts of Salesforce are recognised and told.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.domain_name_url_formats.htm">My Domain URL formats</a>
 */
final class OrgAddress {

    private static final String MY_DOMAIN = ".my.salesforce.com";
    private static final String EXAMPLE = "https://acme" + MY_DOMAIN;
    private static final String SANDBOX_EXAMPLE = "https://acme--uat.sandbox" + MY_DOMAIN;
    private static final Map<String, String> PAGES = Map.of(
            ".lightning.force.com", "the pages of Lightning Experience",
            ".my.salesforce-setup.com", "the pages of Setup",
            ".vf.force.com", "Visualforce pages",
            ".visualforce.com", "Visualforce pages",
            ".my.site.com", "an Experience Cloud site",
            ".file.force.com", "files");
    private static final Pattern SIGN_IN = Pattern.compile("(login|test|www|welcome)\\.salesforce\\.com");
    private static final Pattern INSTANCE = Pattern.compile("(na|eu|ap|um|cs|gs)[0-9]+\\.salesforce\\.com");

    /** Hosts of sandboxes: where their people sign in, and servers that only hold sandboxes. */
    private static final Pattern OF_SANDBOXES = Pattern.compile("(test|cs[0-9]+)\\.salesforce\\.com");

    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?i)(?!https?:)[a-z][a-z0-9+.-]*:(?![0-9]+([/?#]|$)).*");

    private OrgAddress() {}

    static URI of(TrackerSettings settings, TrackerLines lines) {
        String typed = settings.need("address").strip();
        if (OTHER_SCHEME.matcher(typed).matches()) {
            throw TrackerFailure.ofField(
                    "address",
                    "'%s' is no web address. Enter the org's My Domain, such as https://acme.my.salesforce.com: in Salesforce, Setup, My Domain shows it."
                            .formatted(typed));
        }
        String address = typed.matches("(?i)https?://.*") ? typed : "https://" + typed;
        String host = address.replaceFirst("(?i)^https?://", "")
                .replaceFirst("[/?#].*$", "")
                .toLowerCase(Locale.ROOT);
        PAGES.forEach((ending, what) -> {
            if (host.endsWith(ending)) {
                throw other(typed, what, "https://" + myDomain(host, ending) + MY_DOMAIN);
            }
        });
        boolean sandbox = OF_SANDBOXES.matcher(host).matches();
        String example = sandbox ? SANDBOX_EXAMPLE : EXAMPLE;
        if (SIGN_IN.matcher(host).matches()) {
            throw other(typed, "signing in people to any " + (sandbox ? "sandbox" : "org"), example);
        }
        if (INSTANCE.matcher(host).matches()) {
            throw other(typed, "a server that orgs move away from", example);
        }
        return lines.address("address", address.replaceFirst("(?i)^(https?://[^/?#]*).*$", "$1"));
    }

    /** The My Domain of the org that a page belongs to, where pages have a host of their own. */
    static Optional<URI> home(URI page) {
        String host = String.valueOf(page.getHost()).toLowerCase(Locale.ROOT);
        return PAGES.keySet().stream()
                .filter(host::endsWith)
                .map(ending -> URI.create("https://" + myDomain(host, ending) + MY_DOMAIN))
                .findFirst();
    }

    /** Whether an org of this address is a sandbox or scratch org, whose people sign in at test.salesforce.com. */
    static boolean isSandbox(URI address) {
        String host = String.valueOf(address.getHost());
        return host.contains(".sandbox.") || host.contains(".scratch.");
    }

    private static String myDomain(String host, String ending) {
        String name = host.substring(0, host.length() - ending.length());
        // Visualforce pages carry a namespace behind the name: acme--c, or acme--uat--c of a sandbox.
        boolean visualforce = ending.equals(".vf.force.com") || ending.equals(".visualforce.com");
        return visualforce ? name.replaceFirst("--[a-z0-9_]+(?=\\.|$)", "") : name;
    }

    private static TrackerFailure other(String typed, String what, String right) {
        return TrackerFailure.ofField(
                "address",
                "'%s' is the address of %s, where no API answers. Enter the org's My Domain, such as %s: in Salesforce, Setup, My Domain shows it."
                        .formatted(typed, what, right));
    }
}
