package dev.syncline.desk.tickets;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.WorkLog;
import java.util.List;

/** A ticket with everything on it, as of one moment. */
public record FullTicket(Ticket ticket, List<Comment> comments, List<Attachment> attachments, List<WorkLog> workLogs) {}
