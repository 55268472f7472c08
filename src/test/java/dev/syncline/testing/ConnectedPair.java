package dev.syncline.testing;

import dev.syncline.access.ApiTokens;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Proposal;
import dev.syncline.node.ThisNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * Two nodes, Acme and Globex, with an active Script connection between them and a trigger on Acme that brings every
 * ticket under sync. They are stopped; start them in whichever way the test needs.
 */
public record ConnectedPair(
        NodeArguments acme,
        NodeArguments globex,
        String acmeToken,
        String globexToken,
        Connection acmeSide,
        Connection globexSide) {

    /** What else a test wants of each side while both nodes run. */
    public interface Preparation {
        void prepare(RunningNode node, Connection side);
    }

    /** Makes the pair on H2, keeping everything below the folder. */
    public static ConnectedPair below(Path folder) {
        return of(
                NodeArguments.named("Acme", folder.resolve("acme")),
                NodeArguments.named("Globex", folder.resolve("globex")),
                (node, side) -> {});
    }

    /** Makes the pair on PostgreSQL, each node on a database of its own, files below the folder. */
    public static ConnectedPair onPostgresBelow(Path folder) {
        return of(
                onPostgres(NodeArguments.named("Acme", folder.resolve("acme"))),
                onPostgres(NodeArguments.named("Globex", folder.resolve("globex"))),
                (node, side) -> {});
    }

    /** Makes a pair on H2 of which Globex cannot be called and opens every call itself. */
    public static ConnectedPair privateBelow(Path folder) {
        return of(
                NodeArguments.named("Acme", folder.resolve("acme")),
                cannotBeCalled(NodeArguments.named("Globex", folder.resolve("globex"))),
                (node, side) -> {});
    }

    /** The same node without an address that others could call. */
    public static NodeArguments cannotBeCalled(NodeArguments node) {
        return node.with("--syncline.node.public-address=").with("--syncline.invitations.ask-every=1s");
    }

    /** The same node on a PostgreSQL database of its own. */
    public static NodeArguments onPostgres(NodeArguments node) {
        PostgresServer.Database database = PostgresServer.newDatabase();
        return node.with("--spring.datasource.url=" + database.url())
                .with("--spring.datasource.username=" + database.user())
                .with("--spring.datasource.password=" + database.password());
    }

    /** Makes the pair of nodes of one's own. */
    public static ConnectedPair of(NodeArguments acme, NodeArguments globex, Preparation more) {
        try (RunningNode a = RunningNode.start(acme);
                RunningNode g = RunningNode.start(globex)) {
            Connection globexSide = g.bean(ThisNode.class).publicAddress().isPresent()
                    ? connect(a, g)
                    : connectPrivately(a, g, "Acme to Globex");
            Connection acmeSide = a.bean(Connections.class)
                    .find(Objects.requireNonNull(globexSide.remoteId()))
                    .orElseThrow();
            a.bean(Triggers.class).create(acmeSide.id(), "ticket", "", "Every ticket", true);
            more.prepare(a, acmeSide);
            more.prepare(g, globexSide);
            return new ConnectedPair(
                    acme,
                    globex,
                    a.bean(ApiTokens.class).make("test", 1),
                    g.bean(ApiTokens.class).make("test", 1),
                    acmeSide,
                    globexSide);
        }
    }

    public DeskClient acmeDesk() {
        return new DeskClient(acme.address(), acmeToken);
    }

    public DeskClient globexDesk() {
        return new DeskClient(globex.address(), globexToken);
    }

    /** The same where the other node cannot be called. */
    public static Connection connectPrivately(RunningNode acme, RunningNode globex, String name) {
        Issued issued = acme.bean(Invitations.class)
                .initiate(
                        new Proposal(
                                acme.bean(Discovery.class).withoutAddress().address(),
                                Mode.SCRIPT,
                                acme.name(),
                                globex.name(),
                                name,
                                ""),
                        UUID.randomUUID().toString(),
                        "test");
        Connection side =
                globex.bean(Invitations.class).accept(Objects.requireNonNull(issued.code()), globex.name(), "test");
        acme.bean(Invitations.class).confirm(issued.connection().id(), "test");
        Eventually.holds("both sides are active", () -> isActive(acme, issued.connection()) && isActive(globex, side));
        return globex.bean(Connections.class).find(side.id()).orElseThrow();
    }

    private static boolean isActive(RunningNode node, Connection side) {
        return node.bean(Connections.class).active().stream()
                .map(Connection::id)
                .anyMatch(side.id()::equals);
    }

    /** An active Script connection from one node to another, made without the browser; returns the side of the other. */
    public static Connection connect(RunningNode acme, RunningNode globex) {
        Proposal proposal = new Proposal(
                Objects.requireNonNull(acme.bean(Discovery.class)
                        .discover(globex.publicAddress().toString(), "test")
                        .address()),
                Mode.SCRIPT,
                acme.name(),
                globex.name(),
                acme.name() + " to " + globex.name(),
                "");
        Issued issued = acme.bean(Invitations.class)
                .initiate(proposal, UUID.randomUUID().toString(), "test");
        return globex.bean(Invitations.class).accept(Objects.requireNonNull(issued.code()), globex.name(), "test");
    }
}
