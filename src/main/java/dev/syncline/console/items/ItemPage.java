package dev.syncline.console.items;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.queue.FirstSyncs;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One item: where it is under sync, what waits for it, and everything that passed. */
@Controller
class ItemPage {

    /** As many connections as a person can choose from; others are found by their name. */
    private static final int CHOICES = 100;

    /** The connection an item was just put under sync on; there is no twin to see yet. */
    static final String UNDER_WAY = "underWay";

    private final ObjectProvider<LocalTracker> tracker;
    private final ItemStatuses statuses;
    private final Connections connections;
    private final KnownConnections known;
    private final Twins twins;
    private final FirstSyncs firstSyncs;

    ItemPage(
            ObjectProvider<LocalTracker> tracker,
            ItemStatuses statuses,
            Connections connections,
            KnownConnections known,
            Twins twins,
            FirstSyncs firstSyncs) {
        this.firstSyncs = firstSyncs;
        this.tracker = tracker;
        this.statuses = statuses;
        this.connections = connections;
        this.known = known;
        this.twins = twins;
    }

    @GetMapping("/items/{entityType}/{id}")
    String show(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String containing,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        ItemRef asked = asked(entityType, id);
        try {
            Item item = connector().read(entityType, id).orElse(null);
            fill(item == null ? asked : item.ref(), before, model);
            describe(item, model);
        } catch (TrackerFailure failure) {
            fill(asked, before, model);
            unreached(failure, model);
        }
        choices(containing, model);
        return "items/one";
    }

    /** Only what changes by itself, for the page to refresh itself; the tracker is not asked. */
    @GetMapping("/items/{entityType}/{id}/table")
    String table(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long before,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "item");
        fill(asked(entityType, id), before, model);
        return "items/status :: table";
    }

    /** A pair whose local item does not exist yet, or whose first sync waits; once there is an item, its page is that item's. */
    @GetMapping("/twins/{connection}/{twin}")
    String pair(@PathVariable String connection, @PathVariable UUID twin, Model model) {
        ConnectionId id = known.get(connection).id();
        Optional<Twin> kept = twins.find(id, new TwinId(twin));
        Twin pair = kept.or(() -> firstSyncs.find(id, new TwinId(twin)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such pair."));
        if (pair.local() != null) {
            return "redirect:" + Places.of(pair);
        }
        model.addAttribute("status", statuses.of(pair));
        model.addAttribute("key", pair.remoteKey());
        model.addAttribute("begun", kept.isPresent());
        return "items/pair";
    }

    private void fill(ItemRef item, @Nullable Long before, Model model) {
        ItemStatus status = statuses.of(item, before);
        String key = item.key().isEmpty()
                ? ItemStatuses.name(List.copyOf(status.under().keySet()), status.passed())
                : item.key();
        model.addAttribute("status", status);
        model.addAttribute("item", new ItemRef("", "", item.entityType(), item.id(), key));
        model.addAttribute("before", before);
    }

    private void describe(@Nullable Item item, Model model) {
        if (item != null) {
            model.addAttribute("link", connector().linkTo(item.ref()));
            model.addAttribute("summary", item.fields().get("summary"));
            return;
        }
        if (!isKnown(model)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such item.");
        }
        model.addAttribute("note", "Your tracker has no such item any more. This is what this node knows of it.");
    }

    private static void unreached(TrackerFailure failure, Model model) {
        if (!isKnown(model)) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, failure.getMessage(), failure);
        }
        model.addAttribute("note", failure.getMessage() + " This is what this node knows of the item.");
    }

    private static boolean isKnown(Model model) {
        return model.getAttribute("status") instanceof ItemStatus status && status.isKnown();
    }

    /** Connections on which the item is not under sync yet. */
    private void choices(String containing, Model model) {
        Set<@Nullable Object> taken = new HashSet<>();
        if (model.getAttribute("status") instanceof ItemStatus status) {
            status.under().values().forEach(connection -> taken.add(connection.id()));
        }
        taken.add(model.getAttribute(UNDER_WAY));
        var found = connections.page(containing, PageRequest.of(0, CHOICES, Sort.by("name")));
        model.addAttribute("containing", containing.strip());
        model.addAttribute("more", found.getTotalElements() > CHOICES || !containing.isBlank());
        model.addAttribute(
                "choices",
                found.stream()
                        .filter(each -> each.status() != Connection.Status.PENDING && !taken.contains(each.id()))
                        .toList());
    }

    private static ItemRef asked(String entityType, String id) {
        return new ItemRef("", "", entityType, id, "");
    }

    private Connector connector() {
        return tracker.getObject().connector();
    }
}
