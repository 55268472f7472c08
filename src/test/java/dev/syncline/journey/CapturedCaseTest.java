package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.LocalTracker;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node beside Salesforce that polls once an hour, and hears changes by Change Data Capture. */
class CapturedCaseTest extends CapturedCases {

    @Test
    void aCaseAndItsChangesArriveThoughTheNextPollIsAnHourAway(@TempDir Path folder) {
        try (RunningNode acme = RunningNode.start(listening("Acme", folder.resolve("acme")));
                RunningNode globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")))) {
            connect(acme, globex);
            Eventually.holds("the first poll is over", () -> rows(acme, "change_cursor") == 1);
            Eventually.holds("somebody listens", () -> events.listening() == 1);

            aCaseAndItsChangeArrive(acme, globex);
            assertThat(rows(acme, "change_stream"))
                    .as("a restart goes on from here")
                    .isEqualTo(1);
        }
        Eventually.holds("nobody listens any more", () -> events.listening() == 0);
    }

    @Test
    void ofTwoProcessesOneListensAndTheOtherGoesOnWhenItStops(@TempDir Path folder) {
        PostgresServer.Database database = PostgresServer.newDatabase();
        NodeArguments first = on(database, listening("Acme", folder.resolve("acme")));
        NodeArguments second = anotherOf(database, first);
        RunningNode one = RunningNode.start(first);
        try (RunningNode two = RunningNode.start(second)) {
            Eventually.holds("somebody listens", () -> events.listening() == 1);

            one.close();

            Eventually.holds("somebody listens again", () -> events.listening() == 1);
            List<String> before = places(two);
            salesforce.create("Printer on fire", "It burns", "High");
            Eventually.holds("the living one hears it", () -> !places(two).equals(before));
            assertThat(events.mostListening()).isEqualTo(1);
        } finally {
            one.close();
        }
    }

    @Test
    void whatNobodyTellsIsFoundByThePoll(@TempDir Path folder) {
        NodeArguments often = listening("Acme", folder.resolve("acme")).with("--syncline.change.poll-interval=1s");
        try (RunningNode acme = RunningNode.start(often);
                RunningNode globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")))) {
            connect(acme, globex);
            Eventually.holds("somebody listens", () -> events.listening() == 1);
            events.fallSilent();

            aCaseAndItsChangeArrive(acme, globex);

            assertThat(rows(acme, "change_stream")).as("nothing was told").isZero();
        }
    }

    @Test
    void otherSettingsEndTheStreamAndBeginAnother(@TempDir Path folder) {
        try (RunningNode acme = RunningNode.start(
                NodeArguments.named("Acme", folder.resolve("acme")).with("--syncline.change.poll-interval=1h"))) {
            LocalTracker tracker = acme.bean(LocalTracker.class);
            Map<String, String> secret = salesforce.listeningSettings();
            Map<String, String> key = new HashMap<>(salesforce.keySettings());
            key.putAll(Map.of("changeEvents", "On", "pubSub", events.address()));
            for (Map<String, String> settings : List.of(secret, key, secret)) {
                int calls = events.calls();
                tracker.bind("salesforce", settings);
                Eventually.holds("somebody listens anew", () -> events.calls() > calls && events.listening() == 1);
                List<String> before = places(acme);
                salesforce.create("Printer on fire", "It burns", "High");
                Eventually.holds("it is heard", () -> !places(acme).equals(before));
            }
            Eventually.holds("one connection is left", () -> events.connections() == 1);
            assertThat(events.mostListening()).isEqualTo(1);
            Eventually.holds("one thread is left", () -> threads().size() == 1);

            Map<String, String> off = new HashMap<>(secret);
            off.put("changeEvents", "Off");
            tracker.bind("salesforce", off);

            Eventually.holds(
                    "nothing is left",
                    () -> events.connections() == 0 && threads().isEmpty());
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter("salesforce-change-capture"::equals)
                .toList();
    }
}
