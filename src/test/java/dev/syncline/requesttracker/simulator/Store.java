package dev.syncline.requesttracker.simulator;

import dev.syncline.requesttracker.simulator.Ticket.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the simulated RT holds: a queue, its custom fields, tickets, files. */
final class Store {

    static final List<String> STATUSES = List.of("new", "open", "stalled", "resolved", "rejected", "deleted");
    static final List<String> CUSTOM_FIELDS = List.of("Floor", "Cost", "Site", "Tags");
    static final Map<String, String> EMAILS = Map.of("root", "root@lab.test", "ada", "ada@lab.test", "Nobody", "");

    final Map<Integer, Ticket> tickets = new TreeMap<>();
    final Map<Integer, Part> parts = new TreeMap<>();
    private final Clock clock;
    int largest = Integer.MAX_VALUE;
    boolean drops;
    private int lastTicket;
    private int lastTransaction = 30;
    private int lastPart;

    /**
     * One attachment in RT's sense: words or a file of a transaction.
     *
     * @param said how long it was when it came
     */
    record Part(
            int id,
            int ticket,
            int transaction,
            String filename,
            String type,
            byte[] content,
            int said,
            String created) {}

    Store(Clock clock) {
        this.clock = clock;
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Ticket newTicket() {
        Ticket ticket = new Ticket(++lastTicket, now());
        tickets.put(ticket.id, ticket);
        return ticket;
    }

    Transaction happened(Ticket ticket, String type) {
        return happened(ticket, type, "", 0);
    }

    private Transaction happened(Ticket ticket, String type, String file, int most) {
        Transaction transaction = new Transaction(++lastTransaction, type, now(), file, most);
        ticket.transactions.add(transaction);
        ticket.fields.put("LastUpdated", now());
        return transaction;
    }

    /** As much of a file as RT's configuration lets it keep: a quarter less where SQLite must be spared zero bytes. */
    void keepFile(Ticket ticket, Transaction transaction, String filename, String type, byte[] content) {
        boolean zeros = IntStream.range(0, content.length).anyMatch(at -> content[at] == 0);
        int most = zeros ? (int) (largest * 3L / 4) : largest;
        if (content.length <= most) {
            keep(ticket, transaction, filename, type, content);
        } else if (drops) {
            byte[] instead = "Large attachment dropped".getBytes(StandardCharsets.UTF_8);
            keep(ticket, transaction, filename + ".txt", "text/plain", instead, content.length);
            happened(ticket, "AttachmentDrop", filename, most);
        } else {
            keep(ticket, transaction, filename, type, Arrays.copyOf(content, most), content.length);
            happened(ticket, "AttachmentTruncate", filename, most);
        }
    }

    void keep(Ticket ticket, Transaction transaction, String filename, String type, byte[] content) {
        keep(ticket, transaction, filename, type, content, content.length);
    }

    private void keep(Ticket ticket, Transaction transaction, String filename, String type, byte[] content, int said) {
        parts.put(++lastPart, new Part(lastPart, ticket.id, transaction.id(), filename, type, content, said, now()));
    }
}
