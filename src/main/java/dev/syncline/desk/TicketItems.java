package dev.syncline.desk;

import dev.syncline.connector.ChangesPage;
import dev.syncline.desk.tickets.ChangeLog;
import dev.syncline.desk.tickets.DeskSettings;
import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.HubFields;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import org.springframework.stereotype.Component;

/** Tickets as neutral items. */
@Component
class TicketItems {

    private final String account;

    TicketItems(DeskSettings settings) {
        this.account = settings.accountName();
    }

    Item item(FullTicket full) {
        Ticket ticket = full.ticket();
        return new Item(
                ref(ticket),
                String.valueOf(ticket.revision()),
                HubFields.of(ticket),
                full.comments(),
                full.attachments(),
                full.workLogs());
    }

    ItemRef ref(Ticket ticket) {
        return ref(ticket.id(), ticket.key());
    }

    ChangesPage.Hint hint(ChangeLog.Change change) {
        return new ChangesPage.Hint(ref(change.ticketId(), change.ticketKey()), change.deleted());
    }

    private ItemRef ref(long id, String key) {
        return new ItemRef(DeskConnector.TRACKER, account, DeskConnector.TICKET, String.valueOf(id), key);
    }
}
