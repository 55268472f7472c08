package dev.syncline.salesforce;

import dev.syncline.connector.Connector;
import dev.syncline.connector.Consent;
import dev.syncline.connector.SettingField;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Salesforce as a kind of tracker. */
@Component
class SalesforceKind implements TrackerKind {

    private final TrackerLines lines;

    SalesforceKind(TrackerLines lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return RecordItems.TRACKER;
    }

    @Override
    public String displayName() {
        return "Salesforce";
    }

    @Override
    public List<SettingField> settings() {
        return Stream.of(signIn(), scope(), changeCapture())
                .flatMap(List::stream)
                .toList();
    }

    /** What proves who calls; which of it is needed depends on the way. */
    static List<SettingField> signIn() {
        return List.of(
                SettingField.required(
                        "address", "My Domain", "https://acme.my.salesforce.com, as Setup, My Domain shows it"),
                SettingField.choice(
                        "flow",
                        "Way to sign in",
                        "As the External Client App in Salesforce allows it; each needs its own fields below.",
                        Grant.labels()),
                SettingField.required("clientId", "Consumer key", "Of the External Client App"),
                SettingField.secret("clientSecret", "Consumer secret", "Of the same app; not for JWT bearer", false),
                SettingField.optional("username", "User name", "For JWT bearer: of the user to act as", ""),
                SettingField.secret(
                        "privateKey",
                        "Private key",
                        "For JWT bearer: RSA, PKCS #8, of the certificate in the app",
                        false),
                SettingField.optional(
                        "audience",
                        "Audience",
                        "For JWT bearer: empty for https://login.salesforce.com, or test. for sandboxes",
                        ""),
                SettingField.secret("refreshToken", "Refresh token", "For the sign-in page, which enters it", false));
    }

    private static List<SettingField> scope() {
        return List.of(
                SettingField.optional(
                        "objects",
                        "Objects",
                        "API names, the usual one first, such as Case, Repair_Order__c",
                        Scope.CASE),
                SettingField.optional(
                        "keyField",
                        "Key field",
                        "API name of a unique external ID text field that each object has",
                        Scope.KEY_FIELD),
                SettingField.choice(
                        "newComments", "New comments on cases become", "", List.of(Scope.COMMENTS, Scope.POSTS)),
                SettingField.optional(
                        "apiVersion", "API version", "Empty for the newest; kept here once it is known", ""));
    }

    private static List<SettingField> changeCapture() {
        return List.of(
                SettingField.choice(
                        ChangeCapture.SETTING,
                        "Change Data Capture",
                        "On: changes are heard at once, and polling stays as the safety net. In Salesforce, Setup, Change Data Capture, select the objects above; the acting user needs Read and View All Records on each.",
                        List.of(ChangeCapture.OFF, ChangeCapture.ON)),
                SettingField.optional(
                        ChangeCapture.ADDRESS,
                        "Pub/Sub address",
                        "For Change Data Capture: empty for api.pubsub.salesforce.com:7443; port 443 answers as well, and api.deu.pubsub.salesforce.com stays within Europe",
                        ""));
    }

    @Override
    public Connector open(TrackerSettings settings) {
        return new SalesforceConnector(settings, lines);
    }

    @Override
    public void judge(TrackerSettings settings) {
        OrgAddress.of(settings, lines);
        Grant.of(settings).mustBeComplete(settings, TrackerFailure.Kind.VALIDATION);
        if (ChangeCapture.isOn(settings)) {
            ChangeCapture.address(settings, lines);
        }
    }

    @Override
    public boolean awaitsConsent(TrackerSettings settings) {
        return Grant.of(settings) == Grant.PAGE && settings.get("refreshToken").isEmpty();
    }

    @Override
    public Optional<URI> home(URI page) {
        return OrgAddress.home(page);
    }

    @Override
    public Optional<Consent> consent() {
        return Optional.of(new SignInPage(lines));
    }
}
