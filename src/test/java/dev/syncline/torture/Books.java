package dev.syncline.torture;

import dev.syncline.testing.NodeArguments;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stopped node has in its database.
 *
 * @param sent how many syncs left it
 * @param waiting work that is not done, in one line each
 * @param faults what stands in the way, in one line each
 */
public record Books(long sent, List<String> waiting, List<String> faults) {

    public static Books of(NodeArguments node) {
        String url = "jdbc:h2:file:" + node.data().resolve("syncline").toAbsolutePath() + ";IFEXISTS=TRUE";
        try (Connection database = DriverManager.getConnection(url, "", "");
                Statement statement = database.createStatement()) {
            return new Books(
                    Long.parseLong(lines(
                                    statement,
                                    "select cast(count(*) as varchar) from sync_history where direction = 'OUTGOING'")
                            .get(0)),
                    lines(
                            statement,
                            "select state || ' ' || kind || ' ' || subject || ' ' || attempts || ' '"
                                    + " || coalesce(reason, '') from queue_work order by id"),
                    lines(
                            statement,
                            "select level || ' ' || coalesce(item, '') || ' ' || message from fault where open = true"));
        } catch (SQLException e) {
            throw new IllegalStateException("The books of " + node.name() + " cannot be read.", e);
        }
    }

    /** Whether any of the waiting work needs somebody. */
    public List<String> parked() {
        return waiting.stream().filter(line -> line.startsWith("PARKED")).toList();
    }

    private static List<String> lines(Statement statement, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
