package dev.syncline.requesttracker.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A ticket of the simulator, its fields under RT's names. */
final class Ticket {

    static final String NOT_SET = "1970-01-01T00:00:00Z";

    final int id;
    final Map<String, String> fields = new LinkedHashMap<>();
    final Map<String, List<String>> lists = new LinkedHashMap<>();
    final Map<String, List<String>> custom = new TreeMap<>();
    final List<Transaction> transactions = new ArrayList<>();

    /**
     * One line of the history.
     *
     * @param file of which RT kept less than it was sent; empty for any other line
     * @param most bytes that it keeps
     */
    record Transaction(int id, String type, String created, String file, int most) {}

    Ticket(int id, String now) {
        this.id = id;
        fields.putAll(Map.of("Subject", "", "Status", "new", "Priority", "0", "Owner", "Nobody", "Queue", "3"));
        fields.putAll(Map.of("Starts", NOT_SET, "Due", NOT_SET, "TimeWorked", "0", "Created", now, "LastUpdated", now));
        for (String name : List.of("Requestor", "Cc", "AdminCc", "RefersTo", "DependsOn", "MemberOf")) {
            lists.put(name, List.of());
        }
    }

    String text(String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    List<String> list(String name) {
        return Objects.requireNonNull(lists.get(name));
    }

    String etag() {
        return '"' + String.valueOf(transactions.get(transactions.size() - 1).id()) + '"';
    }
}
