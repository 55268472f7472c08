package dev.syncline.testing;

import dev.syncline.connector.Connector;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Difference;
import dev.syncline.script.Direction;
import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldPlace;
import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.IncomingRun;
import dev.syncline.script.LocalKey;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Problem;
import dev.syncline.script.Rule;
import dev.syncline.script.RuleSettings;
import dev.syncline.script.Rules;
import dev.syncline.script.StorePort;
import dev.syncline.script.TrackerPort;
import dev.syncline.twin.NamedHere;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Runs rules as the engine does, against one tracker, for an item of one side of a connection. */
public final class SideOfRules implements TrackerPort {

    private static final Rules RULES = new Rules(
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("syncline.script", RuleSettings.class));
    private static final UUID CONNECTION = UUID.randomUUID();
    private static final ConnectionFacts FACTS = new ConnectionFacts(CONNECTION, "Acme to Globex", "Acme", "Globex");

    private final Connector connector;
    private final String address;
    private int revision;

    public SideOfRules(Connector connector, String address) {
        this.connector = connector;
        this.address = address;
    }

    public List<Problem> check(Direction direction, String rule) {
        return RULES.check(direction, rule);
    }

    public Replica outgoing(String text, Item item) {
        return RULES.runOutgoing(new OutgoingRun(rule(Direction.OUTGOING, text), item, null, List.of(), FACTS, this))
                .replica();
    }

    public Difference incoming(
            String text, @Nullable Item local, String type, Replica replica, @Nullable Replica previous) {
        return incoming(text, local, type, replica, previous, stored -> {
            throw new AssertionError("These rules store nothing themselves.");
        });
    }

    /** The fields that are written here when only the summary of theirs is another than it was. */
    public Set<String> writtenForAnotherSummary(
            String text, Item local, String type, Map<String, ? extends @Nullable Object> theirs) {
        Map<String, @Nullable Object> later = new HashMap<>(theirs);
        later.put("summary", "Another summary");
        return incoming(text, local, type, new Replica(later), new Replica(new HashMap<>(theirs)))
                .fields()
                .keySet();
    }

    /** What a first sync makes, with what the rule stores itself; comments and files are left out. */
    public Item made(String text, String type, Replica replica) {
        AtomicReference<@Nullable Item> made = new AtomicReference<>();
        StorePort port = assigned -> {
            Item before = made.get();
            Item item = before == null
                    ? connector.create(type, "key", assigned.fields())
                    : assigned.fields().isEmpty() ? before : connector.update(before.ref(), assigned.fields());
            made.set(item);
            return item;
        };
        return port.store(incoming(text, null, type, replica, null, port));
    }

    private Difference incoming(
            String text,
            @Nullable Item local,
            String type,
            Replica replica,
            @Nullable Replica previous,
            StorePort store) {
        Rule rule = rule(Direction.INCOMING, text);
        return RULES.runIncoming(new IncomingRun(rule, local, type, replica, previous, List.of(), FACTS, this, store))
                .difference();
    }

    private Rule rule(Direction direction, String text) {
        return new Rule(CONNECTION, ++revision, direction, text);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, @Nullable String entityType) {
        return new NamedHere(connector).find(kind, name, entityType);
    }

    @Override
    public String trackerUrl() {
        return address;
    }

    @Override
    public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
        return new NamedHere(connector).field(place, nameOrId);
    }

    @Override
    public HttpAnswer call(HttpCall call) {
        RawAnswer answer =
                connector.call(new RawCall(call.method(), call.target(), Map.of(), call.headers(), call.body()));
        return new HttpAnswer(answer.status(), answer.headers(), answer.body());
    }

    @Override
    public Optional<LocalKey> localKeyOf(String remoteId) {
        return Optional.empty();
    }
}
