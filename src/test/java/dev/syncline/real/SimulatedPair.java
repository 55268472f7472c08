package dev.syncline.real;

import dev.syncline.access.ApiTokens;
import dev.syncline.access.Scope;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.connector.LocalTracker;
import dev.syncline.salesforce.SalesforceForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.torture.Place;
import dev.syncline.xurrent.XurrentForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A simulated Salesforce org and a simulated Xurrent account, with a node in a process of its own beside each. */
final class SimulatedPair implements Sides, AutoCloseable {

    private final SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC());
    private final XurrentSimulator xurrent = new XurrentSimulator(Clock.systemUTC());
    private final SimulatedOffice.Traits cases;
    private final SimulatedOffice.Traits requests;
    private final Map<Place, Office> offices = new EnumMap<>(Place.class);
    private final Nodes nodes = new Nodes();
    private final Courier courier;
    private @Nullable Administrator administrator;

    /** @param patient whether what stops a node for minutes may happen to it */
    SimulatedPair(Path folder, long seed, boolean patient) {
        salesforce.allow(50_000_000);
        salesforce.events().select("Case");
        xurrent.limits().hour(Duration.ofMinutes(1));
        // People look at every ticket each second, and at all of them at once.
        xurrent.limits().ofPeople().hour(Duration.ofSeconds(1));
        xurrent.limits().ofPeople().allowBursts();
        // Chosen by chance, so that no run is like another; the seed in its report makes it again.
        cases = new SalesforceTraits(salesforce, new Random(seed), patient, this::beginAnew);
        requests = new XurrentTraits(xurrent, new Random(seed + 1), patient);
        offices.put(Place.ACME, new SimulatedOffice(Place.ACME, SalesforceForTests.ofPeople(salesforce), cases));
        offices.put(Place.GLOBEX, new SimulatedOffice(Place.GLOBEX, XurrentForTests.ofAPerson(xurrent), requests));
        nodes.add(Place.ACME, bound(Place.ACME, folder, "salesforce", salesforce.listeningSettings()));
        nodes.add(Place.GLOBEX, bound(Place.GLOBEX, folder, "xurrent", xurrent.settings()));
        String secret = connect();
        courier =
                new Courier(xurrent.deliveries(), nodes.arguments(Place.GLOBEX).address() + "/hooks/xurrent/" + secret);
    }

    /** What was refused once more than an org allows in a day is asked again by a node that was started since. */
    private void beginAnew() {
        Eventually.holds(
                Duration.ofMinutes(3),
                () -> "the node finds the day's calls used up",
                () -> !salesforce.faults().isQuotaWaiting());
        nodes.kill(Place.ACME);
        nodes.start(Place.ACME);
    }

    /** Connects both nodes and returns what Xurrent's webhooks end in. */
    private String connect() {
        try (RunningNode acme = RunningNode.start(nodes.arguments(Place.ACME));
                RunningNode globex = RunningNode.start(nodes.arguments(Place.GLOBEX))) {
            Connection there = ConnectedPair.connect(acme, globex);
            Connection here = acme.bean(Connections.class)
                    .find(Objects.requireNonNull(there.remoteId()))
                    .orElseThrow();
            acme.bean(Triggers.class).create(here.id(), "Case", "", "Every case", true);
            globex.bean(Triggers.class).create(there.id(), "request", "", "Every request", true);
            publish(acme, here, cases, "", Place.GLOBEX);
            publish(globex, there, requests, "entity.category = 'incident'; entity.impact = 'medium'", Place.ACME);
            administrator = new Administrator(
                    nodes.arguments(Place.ACME).address(),
                    acme.bean(ApiTokens.class).make("storm", "30", EnumSet.of(Scope.READ, Scope.OPERATE)));
            return globex.bean(LocalTracker.class).webhookSecret();
        }
    }

    /** The side that made a ticket owns its fields; statuses travel by the name both offices use. */
    private static void publish(
            RunningNode node, Connection side, SimulatedOffice.Traits traits, String first, Place other) {
        StringBuilder names = new StringBuilder("def names = [");
        StringBuilder words = new StringBuilder("def words = [");
        traits.statuses().forEach((word, name) -> {
            names.append("'%s': '%s', ".formatted(word, name));
            words.append("'%s': '%s', ".formatted(name, word));
        });
        String outgoing = words + "'': '']\n" + """
                replica.summary     = entity.summary
                replica.description = entity.description
                replica.room        = entity.%s
                replica.word        = words[entity.status?.name]
                replica.comments    = entity.comments.findAll { !it.internal }
                replica.attachments = entity.attachments.findAll { !it.internal }
                """.formatted(traits.room());
        String incoming = names + "'': '']\n" + """
                if (firstSync) {
                    entity.description = replica.description
                    %s
                }
                if (firstSync || replica.summary.startsWith("[%s")) {
                    entity.summary = replica.summary
                    if (replica.room) { entity.%s = replica.room }
                    if (names[replica.word]) { entity.status = nodeHelper.getStatus(names[replica.word]) }
                }
                entity.comments = commentHelper.mergeComments(entity, replica)
                entity.attachments = attachmentHelper.mergeAttachments(entity, replica)
                """.formatted(first, other.letter(), traits.room());
        Revisions rules = node.bean(Revisions.class);
        Revision published = rules.published(side.id());
        rules.publish(side.id(), published.number(), outgoing, incoming, "test", "One side's fields");
    }

    void start() {
        for (Place place : Place.values()) {
            nodes.start(place);
        }
        courier.start();
        Objects.requireNonNull(administrator).start();
    }

    @Override
    public Office office(Place place) {
        return Objects.requireNonNull(offices.get(place));
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public void close() {
        courier.close();
        Objects.requireNonNull(administrator).close();
        nodes.stop();
        salesforce.close();
        xurrent.close();
    }

    private static NodeArguments bound(Place place, Path folder, String kind, Map<String, String> settings) {
        NodeArguments bound = NodeArguments.named(place.title(), folder.resolve(place.title()))
                .with("--syncline.tracker.kind=" + kind);
        for (Map.Entry<String, String> each : settings.entrySet()) {
            bound = bound.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
        }
        return bound;
    }
}
