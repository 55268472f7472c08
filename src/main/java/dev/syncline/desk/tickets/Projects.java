package dev.syncline.desk.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects of the desk. */
@Component
public class Projects {

    private static final String SELECT = "select id, project_key, name from desk_project ";
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
    private static final int LONGEST_NAME = 200;

    /** So long what was read is used again by {@link #known}. */
    private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final DeskSettings settings;
    private volatile Known known = new Known(List.of(), System.nanoTime() - MEMORY);

    Projects(JdbcClient jdbc, Ledger ledger, DeskSettings settings) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** The projects as they were a moment ago. */
    private record Known(List<Project> projects, long at) {}

    /** The projects as they were a second ago at most, for what every change asks; a new one of this process is there at once. */
    public List<Project> known() {
        Known last = known;
        if (System.nanoTime() - last.at() >= MEMORY) {
            last = new Known(list(), System.nanoTime());
            known = last;
        }
        return last.projects();
    }

    public List<Project> list() {
        return jdbc.sql(SELECT + "order by id").query(Projects::project).list();
    }

    /** The project people call by this key, or by this name. */
    public Optional<Project> find(String keyOrName) {
        return list().stream()
                .filter(each -> each.key().equalsIgnoreCase(keyOrName.strip()))
                .findFirst()
                .or(() -> list().stream()
                        .filter(each -> each.name().equalsIgnoreCase(keyOrName.strip()))
                        .findFirst());
    }

    /** Where tickets go when nobody says where; made at first use. */
    public Project defaultProject() {
        return first().orElseGet(() -> ledger.write(() -> {
            ledger.lockDirectory();
            return first().orElseGet(() -> insert(settings.firstProjectKey(), settings.firstProjectName()));
        }));
    }

    /** Adds a project. */
    public Project add(String key, String name) {
        String wanted = CleanText.line(key).toUpperCase(Locale.ROOT);
        String title = CleanText.line(name);
        Project added = ledger.write(() -> {
            ledger.lockDirectory();
            Map<String, String> wrong = wrongWith(wanted, title);
            if (!wrong.isEmpty()) {
                throw Refused.fields(wrong);
            }
            return insert(wanted, title);
        });
        known = new Known(list(), System.nanoTime());
        return added;
    }

    private Map<String, String> wrongWith(String key, String name) {
        Map<String, String> wrong = new LinkedHashMap<>();
        objectionToKey(key).ifPresent(objection -> wrong.put("key", objection));
        if (wrong.isEmpty() && list().stream().anyMatch(each -> each.key().equals(key))) {
            wrong.put("key", "There is a project %s already. Choose another key.".formatted(key));
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            wrong.put("name", "Give the project a name of 1 to %d characters.".formatted(LONGEST_NAME));
        }
        return wrong;
    }

    /** Why a text in capitals cannot be a project's key; empty when it can. */
    static Optional<String> objectionToKey(String key) {
        return KEY.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(
                        "A project key is 2 to 10 letters and digits, a letter first; '%s' is not.".formatted(key));
    }

    /**
     * Hands out the next ticket number of a project; other creators there wait until the commit. A number in use is passed
     * over: H2 may set a contended row back when a transaction rolls back, and then no ticket could be made any more.
     */
    long nextNumber(Project project) {
        while (true) {
            jdbc.sql("update desk_project set last_number = last_number + 1 where id = :id")
                    .param("id", project.id())
                    .update();
            Optional<Long> free = jdbc.sql("select last_number from desk_project where id = :id and not exists"
                            + " (select 1 from desk_ticket where ticket_key = concat(project_key, '-', last_number))")
                    .param("id", project.id())
                    .query(Long.class)
                    .optional();
            if (free.isPresent()) {
                return free.get();
            }
        }
    }

    private Optional<Project> first() {
        return jdbc.sql(SELECT + "order by id limit 1").query(Projects::project).optional();
    }

    private Project insert(String key, String name) {
        long id = Inserted.id(jdbc.sql("insert into desk_project (project_key, name, last_number, created)"
                        + " values (:key, :name, 0, :now)")
                .param("key", key)
                .param("name", name)
                .param("now", ledger.now()));
        return new Project(id, key, name);
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(row.getLong("id"), row.getString("project_key"), row.getString("name"));
    }
}
