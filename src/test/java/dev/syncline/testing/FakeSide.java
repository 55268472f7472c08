package dev.syncline.testing;

import dev.syncline.connection.ConflictRule;
import dev.syncline.connection.ConflictRules;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Lives;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.connection.RulesInForce;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mockito.Mockito;
import org.springframework.data.domain.PageImpl;

/** One active connection with the rules a test gives it. */
public final class FakeSide {

    /** This side's id of the connection. */
    public final ConnectionId connection = new ConnectionId(UUID.randomUUID());

    /** Everything that has a name, with comments and files. */
    public static final String OUTGOING = """
            replica.summary = issue.summary
            replica.status = issue.status
            replica.comments = issue.comments
            replica.attachments = issue.attachments
            """;

    /** The same, the other way. */
    public static final String INCOMING = """
            issue.summary = replica.summary
            issue.status = replica.status
            issue.comments = commentHelper.mergeComments(issue, replica, { it })
            issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
            """;

    private final Connections connections = Mockito.mock(Connections.class);
    private final Revisions revisions = Mockito.mock(Revisions.class);
    private final RulesInForce inForce = Mockito.mock(RulesInForce.class);
    private final Connection found;
    private final ConflictRules conflicts = Mockito.mock(ConflictRules.class);
    private long number;

    public FakeSide() {
        this(true);
    }

    /** The side that initiated the connection, or the one that accepted. */
    public FakeSide(boolean source) {
        found = new Connection(
                connection,
                new ConnectionId(UUID.randomUUID()),
                "Acme to Globex",
                "Acme",
                "Globex",
                "",
                Connection.Mode.SCRIPT,
                Connection.Type.PUBLIC,
                Connection.Status.ACTIVE,
                source,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
        Mockito.when(connections.find(connection)).thenReturn(Optional.of(found));
        Mockito.when(connections.active()).thenReturn(List.of(found));
        Mockito.when(connections.page(Mockito.any(), Mockito.any())).thenReturn(new PageImpl<>(List.of(found)));
        publish(OUTGOING, INCOMING);
        decides(ConflictRule.LATEST);
    }

    /** Chooses what happens when both sides changed a field. */
    public void decides(ConflictRule rule) {
        Mockito.when(conflicts.ours(connection)).thenReturn(rule);
        Mockito.when(conflicts.toTell(connection)).thenReturn(rule);
    }

    /** Puts other rules in force. */
    public void publish(String outgoing, String incoming) {
        Revision revision = new Revision(
                connection, ++number, Revision.State.PUBLISHED, outgoing, incoming, "ann", "", Instant.EPOCH);
        Mockito.when(revisions.published(connection)).thenReturn(revision);
        Mockito.when(inForce.of(connection))
                .thenReturn(new RulesInForce.Current(
                        connection,
                        found.name(),
                        found.localShortName(),
                        found.remoteShortName(),
                        found.initiatedHere(),
                        number,
                        outgoing,
                        incoming));
    }

    /** The mock to verify against. */
    public Connections connections() {
        return connections;
    }

    /** Fakes for a slice, with others besides. */
    public Map<Class<?>, Object> with(Map<Class<?>, Object> others) {
        Map<Class<?>, Object> fakes = new HashMap<>(others);
        fakes.put(Connections.class, connections);
        fakes.put(Revisions.class, revisions);
        fakes.put(RulesInForce.class, inForce);
        fakes.put(ConflictRules.class, conflicts);
        fakes.put(Lives.class, Mockito.mock(Lives.class));
        return fakes;
    }
}
