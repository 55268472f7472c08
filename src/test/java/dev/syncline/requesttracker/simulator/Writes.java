package dev.syncline.requesttracker.simulator;

import dev.syncline.requesttracker.simulator.Ticket.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is written to the simulator; what RT does not take it leaves, and says so. */
final class Writes {

    private static final List<String> TEXTS = List.of("Subject", "Priority", "Starts", "Due", "TimeWorked");

    private final Store store;

    Writes(Store store) {
        this.store = store;
    }

    Ticket create(JsonNode body) {
        Ticket ticket = store.newTicket();
        TEXTS.forEach(name -> put(ticket, name, body, new ArrayList<>(), false));
        ticket.fields.put("Status", body.path("Status").asString("new"));
        ticket.fields.put("Owner", body.path("Owner").asString("Nobody"));
        lists(ticket, body, new ArrayList<>());
        custom(ticket, body, new ArrayList<>());
        Transaction transaction = store.happened(ticket, "Create");
        String words = body.path("Content").asString("");
        if (!words.isEmpty()) {
            store.keep(ticket, transaction, "", "text/plain", words.getBytes(StandardCharsets.UTF_8));
        }
        return ticket;
    }

    List<String> update(Ticket ticket, JsonNode body) {
        List<String> said = new ArrayList<>();
        TEXTS.forEach(name -> put(ticket, name, body, said, true));
        if (body.has("Owner") && !Store.EMAILS.containsKey(body.path("Owner").asString(""))) {
            said.add("That user does not exist");
        } else if (body.has("Owner")) {
            ticket.fields.put("Owner", body.path("Owner").asString(""));
            store.happened(ticket, "Set");
        }
        if (body.has("Status")) {
            said.add(status(ticket, body.path("Status").asString("")));
        }
        lists(ticket, body, said);
        custom(ticket, body, said);
        return said.stream().map(each -> "Ticket " + ticket.id + ": " + each).toList();
    }

    /** A message with its files; whoever corresponds opens the ticket again. */
    int message(Ticket ticket, JsonNode body, boolean internal) {
        Transaction transaction = store.happened(ticket, internal ? "Comment" : "Correspond");
        String words = body.path("Content").asString("");
        store.keep(
                ticket,
                transaction,
                "",
                words.isEmpty() ? "multipart/mixed" : "text/plain",
                words.getBytes(StandardCharsets.UTF_8));
        for (JsonNode file : body.path("Attachments")) {
            byte[] content = Base64.getMimeDecoder()
                    .decode(file.path("FileContent").asString("").replaceFirst("^====$", ""));
            String name = file.path("FileName").asString("");
            store.keepFile(
                    ticket, transaction, name(name), file.path("FileType").asString(""), content);
        }
        if (!internal) {
            status(ticket, "open");
        }
        if (body.has("Status")) {
            status(ticket, body.path("Status").asString(""));
        }
        return transaction.id();
    }

    private static String name(String name) {
        return name.startsWith("=?UTF-8?B?")
                ? new String(Base64.getDecoder().decode(name.substring(10, name.length() - 2)), StandardCharsets.UTF_8)
                : name;
    }

    /** From rejected a ticket may only be opened here, as in a lifecycle of a site's own. */
    private String status(Ticket ticket, String wanted) {
        String now = ticket.text("Status");
        if (!Store.STATUSES.contains(wanted)) {
            return "Status '%s' isn't a valid status for this ticket.".formatted(wanted);
        }
        if (now.equals("rejected") && !wanted.equals("open")) {
            return "You can't change status from '%s' to '%s'.".formatted(now, wanted);
        }
        if (!now.equals(wanted)) {
            ticket.fields.put("Status", wanted);
            store.happened(ticket, "Status");
        }
        return "Status changed from '%s' to '%s'".formatted(now, wanted);
    }

    private void put(Ticket ticket, String name, JsonNode body, List<String> said, boolean isUpdate) {
        String value = body.path(name).asString("");
        if (body.has(name) && !value.equals(ticket.fields.get(name))) {
            ticket.fields.put(name, value);
            said.add(name + " changed");
            if (isUpdate) {
                store.happened(ticket, "Set");
            }
        }
    }

    private void lists(Ticket ticket, JsonNode body, List<String> said) {
        ticket.lists.replaceAll((name, old) -> {
            List<String> values = new ArrayList<>();
            body.path(name).forEach(each -> values.add(each.asString("")));
            return body.has(name) ? List.copyOf(values) : old;
        });
        if (!said.isEmpty() || !ticket.transactions.isEmpty()) {
            store.happened(ticket, "AddWatcher");
        }
    }

    private void custom(Ticket ticket, JsonNode body, List<String> said) {
        for (Map.Entry<String, JsonNode> each : body.path("CustomFields").properties()) {
            List<String> values = new ArrayList<>();
            JsonNode value = each.getValue();
            if (value.isArray()) {
                value.forEach(one -> values.add(one.asString("")));
            } else if (!value.isNull()) {
                values.add(value.asString(""));
            }
            if (Store.CUSTOM_FIELDS.contains(each.getKey())) {
                ticket.custom.put(each.getKey(), values);
                said.add(each.getKey() + " changed");
                store.happened(ticket, "CustomField");
            }
        }
    }
}
