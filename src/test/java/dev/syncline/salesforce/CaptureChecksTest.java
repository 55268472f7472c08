package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an administrator is told of Change Data Capture before anything is heard. */
class CaptureChecksTest extends ChangeCaptureFixture {

    @Test
    void nothingIsAskedUnlessItIsSwitchedOn() {
        assertThat(open(Map.of("pubSub", events.address())).check().permissions())
                .noneMatch(each -> each.name().contains("event"));
        assertThat(events.calls()).isZero();
    }

    @Test
    void aSelectedObjectIsFine() {
        assertThat(about("Case: change events", Map.of())).singleElement().matches(Permission::fulfilled);
    }

    @Test
    void anObjectThatIsNotSelectedIsNamedWithTheRemedy() {
        assertThat(about("Account: change events", Map.of("objects", "Case, Account")))
                .singleElement()
                .satisfies(permission -> {
                    assertThat(permission.fulfilled()).isFalse();
                    assertThat(permission.needed())
                            .as("polling finds the changes")
                            .isFalse();
                    assertThat(permission.remedy())
                            .isEqualTo(
                                    "In Salesforce, Setup, Change Data Capture, move Account to the selected entities; and in Setup, Permission Sets, Object Settings, Account, tick Read and View All Records for the acting user.");
                });
    }

    @Test
    void anEndedSessionIsRenewedOnce() {
        SalesforceConnector connector = listening(Map.of());
        connector.identify();
        simulator.expireToken();

        assertThat(connector.check().permissions())
                .anyMatch(each -> each.name().equals("Case: change events") && each.fulfilled());
    }

    @Test
    void anAddressTheGuardRefusesIsNamed() {
        assertThat(about("Pub/Sub API", Map.of("pubSub", "http://10.1.2.3:7443")))
                .singleElement()
                .satisfies(
                        permission -> assertThat(permission.remedy())
                                .isEqualTo(
                                        "'10.1.2.3' is not a public address. If it belongs to your own network, list that network in syncline.outbound.allowed-networks."));
    }

    @Test
    void anAddressInTheClearIsRefusedWhereHttpIsNotAllowed() {
        TrackerLines strict = new TrackerLines(OutboundForTests.strict(), Clock.systemUTC());

        TrackerSettings settings = new TrackerSettings(simulator.listeningSettings());
        Speech speech = Speech.of(settings, lines());

        TrackerFailure failure = failure(() -> ChangeCapture.line(settings, strict, speech));

        assertThat(failure.fields()).containsKey("pubSub");
        assertThat(failure.getMessage()).contains("Only https is called.");
    }

    @Test
    void theUsualPortsOfThePubSubApiMayBeCalled() {
        TrackerLines strict = new TrackerLines(OutboundForTests.strict(), Clock.systemUTC());

        for (String typed : List.of(ChangeCapture.USUAL, "https://api.deu.pubsub.salesforce.com")) {
            assertThat(strict.sockets("pubSub", strict.address("pubSub", typed, 7443), 7443, Duration.ofMinutes(1)))
                    .isNotNull();
        }
    }

    @Test
    void whatNobodyAnswersAtIsNamedWithWhatToDo() {
        events.close();

        assertThat(about("Pub/Sub API", Map.of()))
                .singleElement()
                .satisfies(permission -> assertThat(permission.remedy())
                        .contains(" could not be reached: ")
                        .contains("Let this node reach that address and port"));
        assertThat(listening(Map.of()).check()).satisfies(check -> {
            assertThat(check.passed()).as("polling goes on").isTrue();
            assertThat(check.complete()).as("what was switched on").isFalse();
        });
    }

    @Test
    void aHostOfWhichNoNameIsInTheInternetIsRefusedByItsSetting() {
        TrackerSettings settings = new TrackerSettings(simulator.listeningSettings());
        Speech speech = Speech.of(settings, lines());
        Map<String, String> typed = new HashMap<>(simulator.listeningSettings());
        typed.put("pubSub", "https://pub_sub.example.com");

        TrackerFailure failure = failure(() -> ChangeCapture.line(new TrackerSettings(typed), lines(), speech));

        assertThat(failure.fields()).containsKey("pubSub");
        assertThat(failure.getMessage()).contains("pub_sub.example.com", "without _");
    }

    private List<Permission> about(String name, Map<String, String> more) {
        return listening(more).check().permissions().stream()
                .filter(each -> each.name().equals(name))
                .toList();
    }
}
