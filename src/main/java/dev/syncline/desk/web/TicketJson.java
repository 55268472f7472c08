package dev.syncline.desk.web;

import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.HubFields;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.WorkLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets and their parts as programs get them. */
final class TicketJson {

    private TicketJson() {}

    static Map<String, @Nullable Object> full(FullTicket full) {
        Map<String, @Nullable Object> json = brief(full.ticket());
        json.put("comments", full.comments().stream().map(TicketJson::comment).toList());
        json.put(
                "attachments",
                full.attachments().stream().map(TicketJson::attachment).toList());
        json.put("workLogs", full.workLogs().stream().map(TicketJson::workLog).toList());
        return json;
    }

    static Map<String, @Nullable Object> workLog(WorkLog workLog) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", workLog.id());
        json.put("comment", workLog.comment());
        json.put("seconds", workLog.seconds());
        json.put("started", workLog.started());
        json.put("internal", workLog.internal());
        json.put("author", HubFields.person(workLog.author()));
        json.put("created", workLog.created());
        json.put("updated", workLog.updated());
        return json;
    }

    static Map<String, @Nullable Object> brief(Ticket ticket) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(ticket.id()));
        json.put("key", ticket.key());
        json.put("revision", ticket.revision());
        json.putAll(HubFields.of(ticket));
        json.put("status", ticket.status().title());
        json.put("priority", ticket.priority().title());
        return json;
    }

    static Map<String, @Nullable Object> comment(Comment comment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", comment.id());
        json.put("body", comment.body());
        json.put("internal", comment.internal());
        json.put("author", HubFields.person(comment.author()));
        json.put("created", comment.created());
        json.put("updated", comment.updated());
        return json;
    }

    static Map<String, @Nullable Object> attachment(Attachment file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", file.id());
        json.put("filename", file.filename());
        json.put("mimetype", file.mimetype());
        json.put("size", file.size());
        json.put("sha256", file.sha256());
        json.put("internal", file.internal());
        json.put("author", HubFields.person(file.author()));
        json.put("created", file.created());
        return json;
    }
}
