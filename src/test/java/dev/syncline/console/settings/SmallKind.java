package dev.syncline.console.settings;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.Connector;
import dev.syncline.connector.Consent;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.Identity;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.SettingField;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
import dev.syncline.item.ItemRef;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of tracker with settings, which remembers how it was opened. */
final class SmallKind implements TrackerKind {

    static final String NAME = "small";

    final List<TrackerSettings> opened = new ArrayList<>();
    /** What the instance says it is; empty for one that does not tell. */
    volatile String instance = "";

    /** Whether every key is a wrong one. */
    volatile boolean refuses;

    /** Whether each key is good for one time only, and another one comes with the answer. */
    volatile boolean spends;

    /** Happens while it is asked who it is. */
    volatile Runnable meanwhile = () -> {};

    final List<String> challenges = new ArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Small tracker";
    }

    @Override
    public List<SettingField> settings() {
        return List.of(
                SettingField.required("address", "Address", "Such as https://acme.small.example."),
                SettingField.choice("region", "Region", "", List.of("eu", "us")),
                SettingField.secret("apiKey", "API key", "From your account page.", true),
                SettingField.secret("token", "Token", "Goes before the API key.", false));
    }

    @Override
    public Connector open(TrackerSettings settings) {
        opened.add(settings);
        Connector connector = mock(Connector.class);
        String account = settings.get("address").orElse("nowhere");
        given(connector.identify()).willAnswer(call -> asked(settings, identity(account)));
        given(connector.capabilities())
                .willReturn(new Capabilities(List.of("ticket"), Set.of(Capability.WEBHOOKS), 1000));
        given(connector.changesSince(any(), anyInt())).willReturn(new ChangesPage(List.of(), "0", false));
        given(connector.budgets())
                .willReturn(
                        List.of(new RateBudget("calls per hour", 3100, 3600, Instant.parse("2199-01-01T00:00:00Z"))));
        if (refuses || settings.get("apiKey").orElse("").equals("wrong")) {
            given(connector.check())
                    .willThrow(new TrackerFailure(
                            TrackerFailure.Kind.AUTH_REVOKED,
                            "The tracker does not know this API key. Enter another."));
        } else {
            given(connector.check()).willAnswer(call -> check(asked(settings, identity(account))));
        }
        EntityDescription described = new EntityDescription(
                "ticket",
                "Ticket",
                List.of(field("summary", List.of()), field("status", List.of("Open", "Secret project"))));
        given(connector.describe("ticket")).willReturn(described);
        given(connector.expected("ticket"))
                .willReturn(new EntityDescription(
                        "ticket",
                        "Ticket",
                        List.of(
                                field("summary", List.of()),
                                field("status", List.of("Open", "Closed")),
                                field("owner", List.of()))));
        given(connector.receiveWebhook(any())).willAnswer(call -> verdict(call.getArgument(0)));
        return connector;
    }

    /** Sends the browser straight back, as after a yes; a code is good for a key of the same ending. */
    @Override
    public Optional<Consent> consent() {
        return Optional.of(new Consent() {
            @Override
            public URI begin(TrackerSettings settings, URI redirect, String state, String challenge) {
                challenges.add(challenge);
                return URI.create("http://localhost%s?code=c-1&state=%s".formatted(redirect.getPath(), state));
            }

            @Override
            public Map<String, String> finish(TrackerSettings settings, URI redirect, String code, String verifier) {
                if (!code.equals("c-1") || settings.get("address").isEmpty()) {
                    throw new TrackerFailure(TrackerFailure.Kind.AUTH_REVOKED, "The code ran out. Begin again.");
                }
                return Map.of("apiKey", "key-of-" + verifier.length() + redirect);
            }
        });
    }

    private Identity identity(String account) {
        return new Identity(NAME, account, "Acme", "syncline", instance);
    }

    private Identity asked(TrackerSettings settings, Identity identity) {
        meanwhile.run();
        boolean isSpent = spends || settings.get("apiKey").orElse("").equals("spent by asking");
        if (isSpent && settings.canReplace()) {
            settings.replace("apiKey", "rotated");
        }
        return identity;
    }

    private static WebhookVerdict verdict(WebhookCall call) {
        if (!call.secretPath() && call.header("X-Signature").isEmpty()) {
            return WebhookVerdict.refused("Nobody signed it.");
        }
        ItemRef item = new ItemRef(NAME, "acme", "ticket", call.text(), call.text());
        return WebhookVerdict.accepted(
                        call.header("X-Delivery").orElse(null), List.of(new ChangesPage.Hint(item, false)))
                .answering(200, "text/plain", "heard " + call.text());
    }

    private static ConnectionCheck check(Identity identity) {
        return new ConnectionCheck(
                identity,
                "Syncline integration",
                List.of(
                        new ConnectionCheck.Permission("Read tickets", "", true, true, ""),
                        new ConnectionCheck.Permission(
                                "Notes",
                                "Without it no comments travel.",
                                false,
                                false,
                                "Let the administrator add Note to the scopes of the token.")));
    }

    private static Field field(String name, List<String> choices) {
        return new Field(name, name, FieldType.TEXT, false, true, false, choices);
    }
}
