package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.Keys;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Acme and Globex, running, each on a database of its own. */
final class TwoNodes implements AutoCloseable {

    final RunningNode acme;
    final RunningNode globex;

    private TwoNodes(RunningNode acme, RunningNode globex) {
        this.acme = acme;
        this.globex = globex;
    }

    static TwoNodes onH2() {
        return new TwoNodes(RunningNode.start(named("Acme")), RunningNode.start(named("Globex")));
    }

    static TwoNodes onPostgres() {
        return new TwoNodes(
                RunningNode.start(onPostgres(named("Acme"))), RunningNode.start(onPostgres(named("Globex"))));
    }

    private static NodeArguments named(String name) {
        try {
            Path data = Files.createTempDirectory("syncline-" + name);
            return NodeArguments.named(
                    name,
                    data,
                    "--syncline.invitations.ask-every=1s",
                    "--syncline.directory.entries[0].tracker=https://tracker.globex.example",
                    "--syncline.directory.entries[0].node=http://localhost:9");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NodeArguments onPostgres(NodeArguments node) {
        PostgresServer.Database database = PostgresServer.newDatabase();
        return node.with("--spring.datasource.url=" + database.url())
                .with("--spring.datasource.username=" + database.user())
                .with("--spring.datasource.password=" + database.password());
    }

    static Invitations invitations(RunningNode node) {
        return node.bean(Invitations.class);
    }

    static Connection connection(RunningNode node, ConnectionId id) {
        return node.bean(Connections.class).find(id).orElseThrow();
    }

    /** Initiates on Acme under a name of its own. */
    Issued initiate(@Nullable URI destination, String name) {
        return invitations(acme)
                .initiate(proposal(destination, name), UUID.randomUUID().toString(), "anna");
    }

    /** An active connection made on Acme, as Globex sees it. */
    Connection connected(String name) {
        return invitations(globex).accept(code(initiate(globex.address(), name)), "Globex", "gus");
    }

    /** How the side that initiated names a connection. */
    static ConnectionId here(Connection there) {
        return Objects.requireNonNull(there.remoteId());
    }

    static Proposal proposal(@Nullable URI destination, String name) {
        return new Proposal(destination, Connection.Mode.SCRIPT, "Acme", "Globex", name, "tickets");
    }

    /** Lets a block run while a node has no public address. */
    static void whilePrivate(RunningNode node, Runnable block) {
        ThisNode description = node.bean(ThisNode.class);
        description.describe(node.name(), Optional.empty());
        try {
            block.run();
        } finally {
            description.describe(node.name(), Optional.of(node.address()));
        }
    }

    static Redemption.Request stranger(Payload payload) {
        Redemption.Request request = new Redemption.Request(
                payload.code(),
                UUID.randomUUID(),
                Keys.fresh().key().encoded(),
                null,
                "Stranger",
                Nonce.next(),
                "",
                null);
        return request.proven(Proof.from(Proof.verifier(payload.secret()), payload.code())
                .of(Redemption.ACCEPTOR, request.transcript(payload.connection(), payload.key(), payload.from())));
    }

    /** A code Acme could have made, with another audience, time or address. */
    static String forged(RunningNode acme, Payload like, @Nullable String to, long expires, String from) {
        Payload forged = new Payload(
                UUID.randomUUID(),
                like.connection(),
                from,
                like.key(),
                to,
                like.inviter(),
                like.local(),
                like.remote(),
                like.name(),
                like.mode(),
                Math.min(like.issued(), expires),
                expires,
                like.protocol(),
                like.secret(),
                null);
        NodeKeys keys = acme.bean(NodeKeys.class);
        return InvitationCode.write(forged, said -> keys.sign(keys.current().fingerprint(), said));
    }

    static Payload p(Issued issued) {
        return InvitationCode.read(code(issued));
    }

    static String code(Issued issued) {
        return Objects.requireNonNull(issued.code());
    }

    static void refuses(ThrowingCallable call, String field, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining(sentence);
    }

    @Override
    public void close() {
        acme.close();
        globex.close();
    }
}
