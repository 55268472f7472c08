package dev.syncline.requesttracker.simulator;

import dev.syncline.requesttracker.simulator.Store.Part;
import dev.syncline.requesttracker.simulator.Ticket.Transaction;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How RT shows what it holds. */
final class Shown {

    private static final Map<String, String> LINKS =
            Map.of("RefersTo", "refers-to", "DependsOn", "depends-on", "MemberOf", "parent");

    private Shown() {}

    static Map<String, Object> ticket(Ticket ticket, boolean modify) {
        Map<String, Object> shown = new LinkedHashMap<>(ticket.fields);
        shown.put("id", ticket.id);
        shown.put("type", "ticket");
        shown.put("Queue", reference("queue", "3"));
        shown.put("Creator", reference("user", "root"));
        shown.put("Owner", reference("user", ticket.text("Owner")));
        for (String role : List.of("Requestor", "Cc", "AdminCc")) {
            shown.put(
                    role,
                    ticket.list(role).stream()
                            .map(name -> reference("user", name))
                            .toList());
        }
        List<Map<String, Object>> custom = new ArrayList<>();
        Store.CUSTOM_FIELDS.forEach(name -> custom.add(Map.of(
                "id",
                String.valueOf(Store.CUSTOM_FIELDS.indexOf(name) + 2),
                "name",
                name,
                "type",
                "customfield",
                "values",
                ticket.custom.getOrDefault(name, List.of()))));
        shown.put("CustomFields", custom);
        shown.put("_hyperlinks", links(ticket, modify));
        return shown;
    }

    static Map<String, Object> transaction(Transaction transaction) {
        Map<String, Object> shown = reference("transaction", String.valueOf(transaction.id()));
        shown.put("Type", transaction.type());
        shown.put("Created", transaction.created());
        shown.put("Creator", reference("user", "root"));
        shown.put("Data", transaction.file());
        shown.put("NewValue", transaction.file().isEmpty() ? "" : String.valueOf(transaction.most()));
        return shown;
    }

    static Map<String, Object> part(Part part, boolean withContent) {
        Map<String, Object> shown = reference("attachment", String.valueOf(part.id()));
        shown.put("Filename", part.filename());
        shown.put("ContentType", part.type());
        shown.put("ContentLength", String.valueOf(part.said()));
        shown.put("TransactionId", String.valueOf(part.transaction()));
        shown.put("Created", part.created());
        shown.put("Creator", reference("user", "root"));
        if (withContent) {
            shown.put("Content", Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(part.content()) + "\n");
        }
        return shown;
    }

    static Map<String, Object> user(String name) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", name.equals("root") ? 14 : 31);
        user.put("Name", name);
        user.put("EmailAddress", Store.EMAILS.getOrDefault(name, name));
        user.put("RealName", name.equals("root") ? "Enoch Root" : "");
        user.put("Disabled", "0");
        return user;
    }

    static Map<String, Object> reference(String type, String id) {
        return new LinkedHashMap<>(
                Map.of("type", type, "id", id, "_url", "http://rt.test/REST/2.0/" + type + "/" + id));
    }

    private static List<Map<String, Object>> links(Ticket ticket, boolean modify) {
        List<Map<String, Object>> links = new ArrayList<>();
        LINKS.forEach((name, ref) -> ticket.list(name).forEach(target -> {
            Map<String, Object> link = target.matches("\\d+")
                    ? reference("ticket", target)
                    : new LinkedHashMap<>(Map.of("type", "external", "_url", target));
            link.put("ref", ref);
            links.add(link);
        }));
        links.add(new LinkedHashMap<>(Map.of("ref", "correspond")));
        if (modify) {
            links.add(new LinkedHashMap<>(Map.of("ref", "comment")));
            boolean rejected = "rejected".equals(ticket.fields.get("Status"));
            (rejected ? List.of("open") : List.of("resolved", "rejected"))
                    .forEach(to -> links.add(new LinkedHashMap<>(Map.of("ref", "lifecycle", "to", to))));
        }
        return links;
    }
}
