package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Difference;
import dev.syncline.script.Direction;
import dev.syncline.script.FieldFacts;
import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.IncomingRun;
import dev.syncline.script.LocalKey;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.RuleSettings;
import dev.syncline.script.Rules;
import dev.syncline.script.TrackerPort;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The rules a Xurrent side starts with work unchanged, whatever tracker is on the other side. */
class XurrentRulesTest {

    private static final Rules RULES = new Rules(
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("syncline.script", RuleSettings.class));
    private static final UUID CONNECTION = UUID.randomUUID();
    private static final ConnectionFacts FACTS = new ConnectionFacts(CONNECTION, "Acme to Globex", "Acme", "Globex");

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());
    private final XurrentConnector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()),
            new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()),
            1000);
    private final DefaultRules defaults = connector.defaultRules("request");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void compile() {
        assertThat(RULES.check(Direction.OUTGOING, defaults.outgoing())).isEmpty();
        assertThat(RULES.check(Direction.INCOMING, defaults.incoming())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "New, High, Assigned, High",
        "Open, Normal, Assigned, Medium",
        "In progress, Urgent, In progress, Top",
        "Closed, Critical, Completed, Top",
        "Melted, Extreme, Assigned, Medium"
    })
    void takeOverWhatDeskAndSalesforceCallTheirStatuses(
            String theirStatus, String theirPriority, String status, String priority) {
        Item made = connector.create(
                "request",
                "k",
                incoming(Map.of(
                                "summary", "Printer on fire",
                                "description", "It burns",
                                "status", Map.of("name", theirStatus),
                                "priority", Map.of("name", theirPriority),
                                "labels", List.of("hot")))
                        .fields());

        assertThat(made.fields())
                .containsEntry("summary", "Printer on fire")
                .containsEntry("description", "It burns")
                .containsEntry("category", "incident");
        assertThat(name(made, "status")).isEqualTo(status);
        assertThat(name(made, "priority")).isEqualTo(priority);
        assertThat(made.fields()).extractingByKey("labels").isEqualTo(List.of("hot"));
    }

    @Test
    void carryARequestFromOneAccountToAnother() {
        Item item = connector.create(
                "request",
                "one",
                new HashMap<>(Map.of(
                        "summary",
                        "Carried",
                        "description",
                        "Over there",
                        "category",
                        "incident",
                        "impact",
                        "top",
                        "status",
                        "in_progress")));

        Difference difference = incoming(Replica.fromJson(outgoing(item).toJson()));
        Item made = connector.create("request", "two", difference.fields());

        for (String same : List.of("summary", "description", "status", "priority", "category")) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
    }

    private static @Nullable Object name(Item item, String field) {
        return item.fields().get(field) instanceof Map<?, ?> map ? map.get("name") : null;
    }

    private Replica outgoing(Item item) {
        return RULES.runOutgoing(new OutgoingRun(
                        new Rule(CONNECTION, 1, Direction.OUTGOING, defaults.outgoing()),
                        item,
                        null,
                        List.of(),
                        FACTS,
                        new Port()))
                .replica();
    }

    private Difference incoming(Map<String, ?> replica) {
        return incoming(new Replica(new HashMap<>(replica)));
    }

    private Difference incoming(Replica replica) {
        Rule rule = new Rule(CONNECTION, 1, Direction.INCOMING, defaults.incoming());
        return RULES.runIncoming(
                        new IncomingRun(rule, null, "request", replica, null, List.of(), FACTS, new Port(), stored -> {
                            throw new AssertionError("The default rules store nothing themselves.");
                        }))
                .difference();
    }

    /** The account as rules ask it. */
    private final class Port implements TrackerPort {
        @Override
        public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
            return connector.find(kind, name);
        }

        @Override
        public String trackerUrl() {
            return simulator.address();
        }

        @Override
        public Optional<FieldFacts> field(String nameOrId) {
            return Optional.empty();
        }

        @Override
        public HttpAnswer call(HttpCall call) {
            throw new IllegalStateException("These rules call nothing.");
        }

        @Override
        public Optional<LocalKey> localKeyOf(String remoteId) {
            return Optional.empty();
        }
    }
}
