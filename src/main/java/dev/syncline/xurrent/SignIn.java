package dev.syncline.xurrent;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways to prove who calls, by the names the settings page shows; of several kept credentials one is used. */
enum SignIn {
    ENTERED("Whichever is entered"),
    TOKEN("Personal access token"),
    APPLICATION("OAuth application");

    static final String SETTING = "signIn";

    private static final int UNAUTHORIZED = 401;

    private final String label;

    SignIn(String label) {
        this.label = label;
    }

    static List<String> labels() {
        return List.of(ENTERED.label, TOKEN.label, APPLICATION.label);
    }

    /**
     * The way in use.
     *
     * @throws TrackerFailure when both credentials are there and nobody said which is used
     */
    static SignIn of(TrackerSettings settings) {
        String chosen = settings.get(SETTING).orElse("");
        boolean token = settings.get("token").isPresent();
        if (chosen.equals(TOKEN.label) || chosen.equals(APPLICATION.label)) {
            return chosen.equals(TOKEN.label) ? TOKEN : APPLICATION;
        }
        // Settings from before there was a choice are used as they were: the token goes first.
        if (!chosen.isEmpty() && token && settings.get("clientSecret").isPresent()) {
            throw both();
        }
        return token ? TOKEN : APPLICATION;
    }

    /** What a refused call means: which of the credentials is not taken. */
    @Nullable
    TrackerFailure explain(TrackerAnswer answer) {
        if (answer.status() != UNAUTHORIZED) {
            return null;
        }
        return new TrackerFailure(
                Kind.AUTH_EXPIRED,
                this == TOKEN
                        ? "Xurrent does not take the personal access token (401): it is wrong, ran out or was revoked, or belongs to another account or region. Enter another one under General settings, Tracker, or choose the OAuth application there."
                        : "Xurrent does not take the token that the OAuth application got (401): it belongs to another account or region, or was revoked. Check the application's client ID and secret under General settings, Tracker.");
    }

    private static TrackerFailure both() {
        String sentence =
                "Both a personal access token and the client secret of an OAuth application are there. Choose which is used, or forget the other one.";
        return new TrackerFailure(Kind.AUTH_REVOKED, sentence, Map.of(SETTING, sentence), null, null);
    }
}
