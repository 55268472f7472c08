package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of several credentials the chosen one is used, and a refusal says which one was refused. */
class SignInTest {

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void usesTheOneThatWasChosen() {
        Map<String, String> both = Map.of("token", "forgotten long ago", "signIn", "OAuth application");

        assertThat(open(both).identify().account()).isEqualTo("acme");
        assertThat(open(Map.of("token", XurrentSimulator.PERSONAL, "signIn", "Personal access token"))
                        .identify()
                        .account())
                .isEqualTo("acme");
    }

    @Test
    void guessesNothingWhereBothAreEntered() {
        TrackerFailure refused = refusal(Map.of("token", "forgotten long ago", "signIn", "Whichever is entered"));

        assertThat(refused.fields()).containsOnlyKeys("signIn");
        assertThat(refused).hasMessageContaining("Choose which is used").hasMessageNotContaining("long ago");
        assertThat(refused.kind().effect()).isEqualTo(TrackerFailure.Effect.TRACKER_WAITS);
    }

    @Test
    void goesOnWithSettingsFromBeforeThereWasAChoice() {
        assertThat(open(Map.of("token", XurrentSimulator.PERSONAL)).identify().account())
                .isEqualTo("acme");
        assertThat(simulator.asked()).doesNotContain("POST /oauth/token");
    }

    @Test
    void saysWhichWasRefused() {
        assertThat(refusal(Map.of("token", "wrong", "signIn", "Personal access token")))
                .hasMessageContaining("does not take the personal access token");
        assertThat(refusal(Map.of("clientSecret", "wrong", "signIn", "OAuth application")))
                .hasMessageContaining("neither client ID nor secret of the OAuth application");
        assertThat(refusal(Map.of("clientSecret", "", "signIn", "OAuth application")))
                .hasMessageContaining("clientSecret");
    }

    private TrackerFailure refusal(Map<String, String> more) {
        TrackerFailure failure =
                catchThrowableOfType(TrackerFailure.class, () -> open(more).identify());
        assertThat(failure).isNotNull();
        return failure;
    }

    private XurrentConnector open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.putAll(more);
        return new XurrentConnector(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()), 1000);
    }
}
