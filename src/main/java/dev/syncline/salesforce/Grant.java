package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways to a token, by the names the settings page shows. */
enum Grant {
    CLIENT("Client credentials", "the client credentials (consumer key and secret)", "clientSecret"),
    KEY("JWT bearer", "the assertion (JWT) signed with the private key", "username", "privateKey"),
    PAGE("Sign-in page", "the refresh token");

    private final String label;
    private final String credential;
    private final List<String> needed;

    /** @param needed settings that this way cannot do without, and others can */
    Grant(String label, String credential, String... needed) {
        this.label = label;
        this.credential = credential;
        this.needed = List.of(needed);
    }

    /** What is shown to the token's address, as people call it. */
    String credential() {
        return credential;
    }

    static List<String> labels() {
        return List.of(CLIENT.label, KEY.label, PAGE.label);
    }

    static Grant of(TrackerSettings settings) {
        String chosen = settings.get("flow").orElse(CLIENT.label);
        for (Grant grant : values()) {
            if (grant.label.equals(chosen)) {
                return grant;
            }
        }
        throw TrackerFailure.ofValue("flow", chosen, labels());
    }

    /**
     * Refuses settings that lack something this way needs.
     *
     * @throws TrackerFailure of that kind, which names each field by its label on the settings page
     */
    void mustBeComplete(TrackerSettings settings, Kind kind) {
        Map<String, String> missing = new LinkedHashMap<>();
        SalesforceKind.signIn().stream()
                .filter(field -> needed.contains(field.name()))
                .filter(field -> settings.get(field.name()).isEmpty())
                .forEach(field -> missing.put(
                        field.name(),
                        "Enter the %s: the way to sign in '%s' needs it.".formatted(field.label(), label)));
        if (!missing.isEmpty()) {
            throw new TrackerFailure(kind, String.join(" ", missing.values()), missing, null, null);
        }
    }

    /** What is sent to the token's address. */
    Map<String, String> form(TrackerSettings settings, String refreshToken, URI address, Instant now) {
        mustBeComplete(settings, Kind.AUTH_REVOKED);
        Map<String, String> form = new LinkedHashMap<>();
        switch (this) {
            case CLIENT -> {
                form.put("grant_type", "client_credentials");
                form.put("client_id", settings.need("clientId"));
                form.put("client_secret", settings.need("clientSecret"));
            }
            case KEY -> {
                form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
                form.put(
                        "assertion",
                        Assertion.of(
                                settings.need("clientId"),
                                settings.need("username"),
                                audience(settings, address),
                                settings.need("privateKey"),
                                now));
            }
            case PAGE -> {
                form.put("grant_type", "refresh_token");
                form.put("client_id", settings.need("clientId"));
                settings.get("clientSecret").ifPresent(secret -> form.put("client_secret", secret));
                form.put("refresh_token", present(refreshToken));
            }
        }
        return form;
    }

    private static String audience(TrackerSettings settings, URI address) {
        return settings.get("audience")
                .orElse(OrgAddress.isSandbox(address) ? "https://test.salesforce.com" : "https://login.salesforce.com");
    }

    private static String present(String refreshToken) {
        if (refreshToken.isEmpty()) {
            throw new TrackerFailure(
                    Kind.AUTH_REVOKED,
                    "Nobody signed in yet. Use 'Sign in to Salesforce' under General settings, Tracker.");
        }
        return refreshToken;
    }
}
