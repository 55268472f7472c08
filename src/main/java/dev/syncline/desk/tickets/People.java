package dev.syncline.desk.tickets;

import dev.syncline.item.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people a desk knows. */
@Component
public class People {

    private static final String SELECT = "select id, display_name, user_name, email from desk_person where ";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,255}");
    private static final String ACTING_USER = "syncline";

    private final JdbcClient jdbc;
    private final Ledger ledger;

    People(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    public Optional<Person> byKey(String key) {
        long id = TicketId.parse(key);
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id)
                .query(People::person)
                .optional();
    }

    public Optional<Person> byEmail(String email) {
        return jdbc.sql(SELECT + "email = :email")
                .param("email", folded(email))
                .query(People::person)
                .optional();
    }

    public Optional<Person> byUserName(String userName) {
        return jdbc.sql(SELECT + "user_name = :userName")
                .param("userName", folded(userName))
                .query(People::person)
                .optional();
    }

    /** The person with this e-mail address or user name. */
    public Optional<Person> named(String name) {
        return name.contains("@") ? byEmail(name).or(() -> byUserName(name)) : byUserName(name);
    }

    /**
     * Somebody as a field names them, added when the desk does not know them yet.
     *
     * @param named a map of the hub model, a user name or an e-mail address
     */
    public Optional<Person> obtain(Object named) {
        PersonWanted wanted = PersonWanted.of(named);
        return wanted.find(this).or(() -> wanted.obtain(this));
    }

    /** The first people by name, for choosing from. */
    public List<Person> list(int limit) {
        return jdbc.sql(SELECT + "1 = 1 order by display_name, id limit :limit")
                .param("limit", limit)
                .query(People::person)
                .list();
    }

    /** The person in whose name the connector writes. */
    public Person acting() {
        return obtain("Syncline", ACTING_USER, null);
    }

    /** The person with this address or user name, added when the desk does not know them yet. */
    public Person obtain(@Nullable String displayName, @Nullable String userName, @Nullable String email) {
        return known(userName, email)
                .orElseGet(() -> ledger.write(() -> {
                    ledger.lockDirectory();
                    return known(userName, email).orElseGet(() -> insert(displayName, userName, email));
                }));
    }

    /** Adds somebody a person typed in. */
    public Person add(String displayName, String userName, String email) {
        String user = CleanText.line(userName);
        String address = CleanText.line(email);
        return ledger.write(() -> {
            ledger.lockDirectory();
            Map<String, String> wrong = wrongWith(user, address);
            if (!wrong.isEmpty()) {
                throw Refused.fields(wrong);
            }
            return insert(CleanText.line(displayName), user, address);
        });
    }

    private Map<String, String> wrongWith(String user, String address) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (user.isEmpty() && address.isEmpty()) {
            wrong.put("userName", "Give a user name or an e-mail address, or both.");
        } else if (byUserName(user).isPresent()) {
            wrong.put("userName", "Somebody has the user name '%s' already.".formatted(user));
        }
        if (!address.isEmpty() && !EMAIL.matcher(address).matches()) {
            wrong.put("email", "'%s' is not an e-mail address such as ann@example.org.".formatted(address));
        } else if (byEmail(address).isPresent()) {
            wrong.put("email", "Somebody has the e-mail address '%s' already.".formatted(address));
        }
        return wrong;
    }

    private Optional<Person> known(@Nullable String userName, @Nullable String email) {
        Optional<Person> byEmail = email == null ? Optional.empty() : byEmail(email);
        return byEmail.isPresent() || userName == null ? byEmail : byUserName(userName);
    }

    private Person insert(@Nullable String displayName, @Nullable String userName, @Nullable String email) {
        String name = firstOf(displayName, userName, email);
        long id = Inserted.id(
                jdbc.sql("insert into desk_person (display_name, user_name, email) values (:name, :userName, :email)")
                        .param("name", shortened(name, 200))
                        .param("userName", blankToNull(userName, 200))
                        .param("email", blankToNull(email, 320)));
        return byKey(String.valueOf(id)).orElseThrow();
    }

    private static String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !CleanText.line(candidate).isEmpty()) {
                return CleanText.line(candidate);
            }
        }
        return "Unknown";
    }

    private static @Nullable String blankToNull(@Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : shortened(folded(text), longest);
    }

    private static String shortened(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    private static String folded(String text) {
        return CleanText.line(text).toLowerCase(Locale.ROOT);
    }

    /** A person as maps of the hub model hold one. */
    public static Map<String, @Nullable Object> map(Person person) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", person.key());
        map.put("username", person.username());
        map.put("email", person.email());
        map.put("displayName", person.displayName());
        map.put("active", person.active());
        return map;
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return person(row, "");
    }

    /** Reads a person whose columns carry a prefix; nobody where the id is null. */
    static @Nullable Person optionalPerson(ResultSet row, String prefix) throws SQLException {
        row.getLong(prefix + "id");
        return row.wasNull() ? null : person(row, prefix);
    }

    private static Person person(ResultSet row, String prefix) throws SQLException {
        return new Person(
                String.valueOf(row.getLong(prefix + "id")),
                row.getString(prefix + "user_name"),
                row.getString(prefix + "email"),
                row.getString(prefix + "display_name"),
                true);
    }
}
