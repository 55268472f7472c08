package dev.syncline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
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
import dev.syncline.script.Rules;
import dev.syncline.script.TrackerPort;
import dev.syncline.testing.OnH2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules a desk starts with work unchanged between two desks. */
@OnH2
class DeskRulesTest {

    private static final UUID CONNECTION = UUID.randomUUID();
    private static final ConnectionFacts FACTS = new ConnectionFacts(CONNECTION, "Acme to Globex", "Acme", "Globex");

    @Autowired
    Rules rules;

    @Autowired
    LocalTracker tracker;

    @Test
    void compile() {
        DefaultRules defaults = tracker.connector().defaultRules("ticket");

        assertThat(rules.check(Direction.OUTGOING, defaults.outgoing())).isEmpty();
        assertThat(rules.check(Direction.INCOMING, defaults.incoming())).isEmpty();
    }

    @Test
    void carryATicketWithItsPublicCommentsToTheOtherSide() {
        Connector desk = tracker.connector();
        Item item = desk.create(
                "ticket",
                "rules-1",
                new HashMap<>(Map.of(
                        "summary",
                        "Carried",
                        "description",
                        "Over there",
                        "status",
                        "Waiting",
                        "priority",
                        "High",
                        "labels",
                        List.of("a", "b"),
                        "customFields",
                        Map.of("Floor", 2))));
        desk.addComment(item.ref(), new CommentDraft("For all", false, null));
        desk.addComment(item.ref(), new CommentDraft("For us", true, null));

        Replica replica = outgoing(desk.read("ticket", item.ref().id()).orElseThrow());
        Difference difference = incoming(Replica.fromJson(replica.toJson()));
        Item made = desk.create("ticket", "rules-2", new HashMap<>(difference.fields()));

        for (String same : List.of("summary", "description", "status", "priority", "labels", "customFields")) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
        assertThat(difference.comments())
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.CommentChange.Added.class,
                        added -> assertThat(added.body()).contains("For all"));
    }

    @Test
    void leaveAStatusAloneThatThisDeskDoesNotHave() {
        Difference difference =
                incoming(new Replica(Map.of("summary", "Foreign", "status", Map.of("name", "Awaiting vendor"))));

        assertThat(difference.fields()).doesNotContainKey("status").containsEntry("summary", "Foreign");
    }

    private Replica outgoing(Item item) {
        String source = tracker.connector().defaultRules("ticket").outgoing();
        return rules.runOutgoing(new OutgoingRun(
                        new Rule(CONNECTION, 1, Direction.OUTGOING, source), item, null, List.of(), FACTS, new Port()))
                .replica();
    }

    private Difference incoming(Replica replica) {
        String source = tracker.connector().defaultRules("ticket").incoming();
        Rule rule = new Rule(CONNECTION, 1, Direction.INCOMING, source);
        return rules.runIncoming(
                        new IncomingRun(rule, null, "ticket", replica, null, List.of(), FACTS, new Port(), stored -> {
                            throw new AssertionError("The default rules store nothing themselves.");
                        }))
                .difference();
    }

    /** The desk as rules ask it. */
    private final class Port implements TrackerPort {
        @Override
        public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
            return tracker.connector().find(kind, name);
        }

        @Override
        public String trackerUrl() {
            return "http://desk.test";
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
