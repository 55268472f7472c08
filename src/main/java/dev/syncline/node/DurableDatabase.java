package dev.syncline.node;

import java.util.List;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Refuses to start on an embedded database that forgets commits when the process is killed. */
@Component
class DurableDatabase {

    DurableDatabase(JdbcTemplate database) {
        if (isFileOfH2(database) && !writesAtOnce(database)) {
            throw new FailureAnalyzedException(
                    "The embedded database is opened without WRITE_DELAY=0: it would lose committed changes "
                            + "when the process is killed.",
                    "Add ;WRITE_DELAY=0 to the URL in spring.datasource.url.");
        }
    }

    private static boolean isFileOfH2(JdbcTemplate database) {
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        return "H2".equals(database.execute(product))
                && database.queryForObject("select database_path()", String.class) != null;
    }

    private static boolean writesAtOnce(JdbcTemplate database) {
        List<String> delays = database.queryForList(
                "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'",
                String.class);
        return !delays.isEmpty() && delays.stream().allMatch("0"::equals);
    }
}
