package dev.syncline.console.items;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.ConnectPermits;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Connects two existing items on a connection, and lets the other side do so. */
@Controller
class ConnectPage {

    private final KnownConnections known;
    private final ObjectProvider<LocalTracker> tracker;
    private final Changes changes;
    private final ConnectPermits permits;
    private final Audit audit;
    private final Together together;

    ConnectPage(
            KnownConnections known,
            ObjectProvider<LocalTracker> tracker,
            Changes changes,
            ConnectPermits permits,
            Audit audit,
            Together together) {
        this.known = known;
        this.tracker = tracker;
        this.changes = changes;
        this.permits = permits;
        this.audit = audit;
        this.together = together;
    }

    /** What the form asks. */
    record Pair(String key, String remoteKey, @Nullable Boolean bringsParts) {

        Pair(@Nullable String key, @Nullable String remoteKey, @Nullable Boolean bringsParts) {
            this.key = key == null ? "" : key.strip();
            this.remoteKey = remoteKey == null ? "" : remoteKey.strip();
            this.bringsParts = Boolean.TRUE.equals(bringsParts);
        }
    }

    @GetMapping("/connections/{id}/connect")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String remoteKey,
            Model model) {
        return page(known.get(id), new Pair(key, remoteKey, false), model);
    }

    @PostMapping("/connections/{id}/connect")
    String connect(
            @PathVariable String id,
            @ModelAttribute("form") Pair form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        Optional<ItemRef> item = item(form, problems);
        if (form.remoteKey().isEmpty()) {
            problems.rejectValue("remoteKey", "refused", "Enter what the item is called on the other side.");
        }
        if (connection.status() == Connection.Status.PENDING) {
            problems.reject("refused", "Nobody accepted this connection yet.");
        }
        if (!problems.hasErrors() && item.isPresent() && begun(connection, item.get(), form, problems)) {
            flash.addFlashAttribute(
                    "done",
                    "%s asked to be connected with %s. This page shows the other side's item once it agreed; a refusal is on the Errors page."
                            .formatted(item.get().key(), form.remoteKey()));
            return "redirect:" + Places.of(item.get());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(connection, form, model);
    }

    @PostMapping("/connections/{id}/connect/permit")
    String permit(@PathVariable String id, Principal by, RedirectAttributes flash) {
        Connection connection = known.get(id);
        together.all(() -> {
            permits.give(connection.id(), by.getName());
            audit.record("permitted the other side to connect its items with ours", connection.name());
        });
        flash.addFlashAttribute("done", "The other side may connect its items with yours.");
        return "redirect:/connections/" + connection.id() + "/connect";
    }

    @PostMapping("/connections/{id}/connect/withdraw")
    String withdraw(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        together.all(() -> {
            permits.withdraw(connection.id());
            audit.record("withdrew the permission to connect items", connection.name());
        });
        flash.addFlashAttribute("done", "The other side may connect nothing any more. What is connected stays so.");
        return "redirect:/connections/" + connection.id() + "/connect";
    }

    private boolean begun(Connection connection, ItemRef item, Pair form, BindingResult problems) {
        try {
            together.all(() -> {
                changes.connect(connection.id(), item, "", form.remoteKey(), Boolean.TRUE.equals(form.bringsParts()));
                audit.record("connected with %s over %s".formatted(form.remoteKey(), connection.name()), item.key());
            });
            return true;
        } catch (IllegalStateException already) {
            problems.rejectValue("key", "refused", String.valueOf(already.getMessage()));
            return false;
        }
    }

    private Optional<ItemRef> item(Pair form, BindingResult problems) {
        Connector connector = tracker.getObject().connector();
        try {
            Optional<ItemRef> item = connector.capabilities().entityTypes().stream()
                    .flatMap(type -> connector.findByKey(type, form.key()).stream())
                    .map(Item::ref)
                    .findFirst();
            if (item.isEmpty()) {
                problems.rejectValue(
                        "key",
                        "refused",
                        "There is no item “%s” in your tracker. Check the key.".formatted(form.key()));
            }
            return item;
        } catch (TrackerFailure failure) {
            problems.rejectValue("key", "refused", String.valueOf(failure.getMessage()));
            return Optional.empty();
        }
    }

    private String page(Connection connection, Pair form, Model model) {
        model.addAttribute("connection", connection);
        model.addAttribute("form", form);
        model.addAttribute("permitted", permits.isGiven(connection.id()));
        return "items/connect";
    }
}
