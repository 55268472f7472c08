package dev.syncline.connection;

import dev.syncline.script.ConnectionFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rules that every change passes, read with the names they see in one look.
 *
 * <p>Read for every change anew: another process may have published a moment ago.
 */
@Component
public class RulesInForce {

    private final JdbcClient jdbc;

    RulesInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a change needs to know of its connection.
     *
     * @param initiatedHere whether this side invited the other
     * @param revision number of the published revision
     */
    public record Current(
            ConnectionId connection,
            String name,
            String localShortName,
            String remoteShortName,
            boolean initiatedHere,
            long revision,
            String outgoing,
            String incoming) {

        /** What a rule sees of the connection. */
        public ConnectionFacts facts() {
            return new ConnectionFacts(connection.value(), name, localShortName, remoteShortName);
        }
    }

    /**
     * The rules published last; every connection has them from its first moment on.
     *
     * @throws IllegalStateException when the connection was deleted
     */
    public Current of(ConnectionId connection) {
        return jdbc.sql("""
                        select c.id, c.name, c.local_short_name, c.remote_short_name, c.initiated_here,
                               r.number, r.outgoing, r.incoming
                        from connection c join revision r on r.connection_id = c.id
                        where c.id = ? and r.state = 'PUBLISHED'""")
                .param(connection.value())
                .query(RulesInForce::current)
                .optional()
                .orElseThrow(() -> new IllegalStateException("The connection " + connection + " is gone."));
    }

    private static Current current(ResultSet row, int number) throws SQLException {
        return new Current(
                new ConnectionId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("local_short_name"),
                row.getString("remote_short_name"),
                row.getBoolean("initiated_here"),
                row.getLong("number"),
                row.getString("outgoing"),
                row.getString("incoming"));
    }
}
