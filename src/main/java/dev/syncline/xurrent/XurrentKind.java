package dev.syncline.xurrent;

import dev.syncline.connector.Connector;
import dev.syncline.connector.SettingField;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.util.List;
import org.springframework.stereotype.Component;

/** Xurrent, formerly 4me, as a kind of tracker. */
@Component
class XurrentKind implements TrackerKind {

    private final TrackerLines lines;

    XurrentKind(TrackerLines lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return RequestItems.TRACKER;
    }

    @Override
    public String displayName() {
        return "Xurrent";
    }

    @Override
    public List<SettingField> settings() {
        String host = "Empty for the usual one; for installations of your own.";
        return List.of(
                SettingField.required(
                        "account", "Account", "The first part of its address: acme of https://acme.xurrent.com"),
                SettingField.optional(
                        "domain",
                        "Domain",
                        "With the region: xurrent.com, au.xurrent.com, uk., ch., us., xurrent.qa, xurrent-demo.com, 4me.com",
                        "xurrent.com"),
                SettingField.choice(
                        SignIn.SETTING,
                        "Way to sign in",
                        "Needed where both a token and an OAuth application are entered.",
                        SignIn.labels()),
                SettingField.secret(
                        "token",
                        "Personal access token",
                        "Acts as its owner; or use an OAuth application below.",
                        false),
                SettingField.optional("clientId", "Client ID", "Of an OAuth application with client credentials", ""),
                SettingField.secret("clientSecret", "Client secret", "Of the same application", false),
                SettingField.choice(
                        "view",
                        "Requests to watch",
                        "",
                        List.of("current_account", "all", "assigned_to_our_providers")),
                SettingField.optional(
                        "webhookAudience",
                        "Webhook audience",
                        "The audience of the webhook policy, where it has one",
                        ""),
                SettingField.optional("graphqlAddress", "GraphQL address", host, ""),
                SettingField.optional("restAddress", "REST address", host, ""),
                SettingField.optional("oauthAddress", "OAuth address", host, ""),
                SettingField.optional("pagesAddress", "Address of the pages", host, ""));
    }

    @Override
    public Connector open(TrackerSettings settings) {
        return new XurrentConnector(settings, lines, 1);
    }

    @Override
    public void judge(TrackerSettings settings) {
        Addresses.of(settings, lines);
    }

    @Override
    public String webhookHelp() {
        return "In Xurrent, Settings, Webhooks, make one for each of request.create, request.update, request.note-added"
                + " and request.status-changed with the URI %s. A webhook policy with RS or ES and OpenID discovery signs"
                + " them; otherwise keep the URI secret.";
    }
}
