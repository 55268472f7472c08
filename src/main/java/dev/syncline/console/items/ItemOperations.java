package dev.syncline.console.items;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts an item under sync on a connection, or takes it off. */
@Controller
class ItemOperations {

    private final ObjectProvider<LocalTracker> tracker;
    private final Changes changes;
    private final Twins twins;
    private final Queue queue;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ItemOperations(
            ObjectProvider<LocalTracker> tracker,
            Changes changes,
            Twins twins,
            Queue queue,
            KnownConnections known,
            Audit audit,
            Together together) {
        this.audit = audit;
        this.together = together;
        this.tracker = tracker;
        this.changes = changes;
        this.twins = twins;
        this.queue = queue;
        this.known = known;
    }

    @PostMapping("/items/{entityType}/{id}/exalate")
    String exalate(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String connection,
            RedirectAttributes flash) {
        Item item = item(entityType, id);
        if (connection.isEmpty()) {
            flash.addFlashAttribute("refused", "Choose the connection first.");
        } else {
            Connection chosen = known.get(connection);
            together.all(() -> {
                changes.exalate(chosen.id(), item.ref());
                audit.record("exalated over " + chosen.name(), item.ref().key());
            });
            flash.addFlashAttribute(ItemPage.UNDER_WAY, chosen.id());
            flash.addFlashAttribute(
                    "done", "%s is on its way over “%s”.".formatted(item.ref().key(), chosen.name()));
        }
        return "redirect:" + Places.of(item.ref());
    }

    /** Leads to the form that asks for the other side's item. */
    @PostMapping("/items/{entityType}/{id}/connect")
    String connect(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String connection,
            RedirectAttributes form) {
        Item item = item(entityType, id);
        form.addAttribute("key", item.ref().key());
        return "redirect:/connections/" + known.get(connection).id() + "/connect";
    }

    @PostMapping("/items/{entityType}/{id}/unexalate")
    String unexalate(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam String connection,
            RedirectAttributes flash) {
        Connection chosen = known.get(connection);
        ItemRef asked = new ItemRef("", "", entityType, id, "");
        Optional<ItemRef> item = twins.findByLocal(chosen.id(), asked).map(Twin::local);
        if (item.isEmpty()) {
            flash.addFlashAttribute("refused", "It is not under sync on “%s” any more.".formatted(chosen.name()));
            return "redirect:" + Places.of(asked);
        }
        together.all(() -> {
            changes.unexalate(chosen.id(), item.get());
            audit.record("unexalated on " + chosen.name(), item.get().key());
        });
        flash.addFlashAttribute(
                "done",
                "%s is being taken off sync on “%s”. Both items stay, and triggers leave them alone until somebody exalates them again."
                        .formatted(item.get().key(), chosen.name()));
        return "redirect:" + Places.of(asked);
    }

    /** Lets a change of the item that is parked or waits run at once. */
    @PostMapping("/items/{entityType}/{id}/retry")
    String retry(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(name = "work") long work,
            RedirectAttributes flash) {
        again(work, flash);
        return "redirect:" + Places.of(new ItemRef("", "", entityType, id, ""));
    }

    /** The same for a pair whose local item does not exist yet. */
    @PostMapping("/twins/{connection}/{twin}/retry")
    String retryPair(
            @PathVariable UUID connection,
            @PathVariable UUID twin,
            @RequestParam(name = "work") long work,
            RedirectAttributes flash) {
        again(work, flash);
        return "redirect:/twins/" + connection + "/" + twin;
    }

    private void again(long work, RedirectAttributes flash) {
        Optional<QueuedWork> waiting = queue.find(work);
        waiting.ifPresent(found -> together.all(() -> {
            queue.retry(work);
            audit.record("retried change %d".formatted(work), found.work().subject());
        }));
        flash.addFlashAttribute(
                "done",
                waiting.isPresent()
                        ? "Trying again. If it does not go through, this page says why."
                        : "It went through in the meantime.");
    }

    private Item item(String entityType, String id) {
        try {
            return tracker.getObject()
                    .connector()
                    .read(entityType, id)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such item."));
        } catch (TrackerFailure failure) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, failure.getMessage(), failure);
        }
    }
}
