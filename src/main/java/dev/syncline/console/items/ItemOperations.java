package dev.syncline.console.items;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.Item;
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
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ItemOperations(
            ObjectProvider<LocalTracker> tracker,
            Changes changes,
            KnownConnections known,
            Audit audit,
            Together together) {
        this.audit = audit;
        this.together = together;
        this.tracker = tracker;
        this.changes = changes;
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
            flash.addFlashAttribute(
                    "done", "%s is on its way over “%s”.".formatted(item.ref().key(), chosen.name()));
        }
        return "redirect:" + ItemsPage.address(item);
    }

    @PostMapping("/items/{entityType}/{id}/unexalate")
    String unexalate(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam String connection,
            RedirectAttributes flash) {
        Item item = item(entityType, id);
        Connection chosen = known.get(connection);
        together.all(() -> {
            changes.unexalate(chosen.id(), item.ref());
            audit.record("unexalated on " + chosen.name(), item.ref().key());
        });
        flash.addFlashAttribute(
                "done",
                "%s is being taken off sync on “%s”. Both items stay, and triggers leave them alone until somebody exalates them again."
                        .formatted(item.ref().key(), chosen.name()));
        return "redirect:" + ItemsPage.address(item);
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
