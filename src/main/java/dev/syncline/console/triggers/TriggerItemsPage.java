package dev.syncline.console.triggers;

import dev.syncline.change.Bulks;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twins;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Which items a trigger matches now, and how far its bulk operation got. */
@Controller
class TriggerItemsPage {

    private static final int SHOWN = 25;

    /** So many are looked at to say beforehand what a bulk operation does. */
    private static final int COUNTED = 100;

    private final Triggers triggers;
    private final Bulks bulks;
    private final Twins twins;
    private final Standings standings;
    private final KnownConnections known;

    TriggerItemsPage(Triggers triggers, Bulks bulks, Twins twins, Standings standings, KnownConnections known) {
        this.triggers = triggers;
        this.bulks = bulks;
        this.twins = twins;
        this.standings = standings;
        this.known = known;
    }

    @GetMapping("/triggers/{id}/items")
    String show(@PathVariable UUID id, Model model) {
        Trigger trigger = progress(id, model);
        try {
            SearchPage found = triggers.matchesNow(trigger.entityType(), trigger.filter(), SHOWN);
            Map<ItemRef, String> matching = new LinkedHashMap<>();
            found.items()
                    .forEach(item ->
                            matching.put(item, standings.of(trigger, item).words()));
            model.addAttribute("matching", matching);
            model.addAttribute("more", found.nextCursor() != null);
        } catch (TrackerFailure failure) {
            model.addAttribute("matching", Map.of());
            model.addAttribute("wrong", failure.getMessage());
        }
        return "triggers/items";
    }

    /** Only the progress, for the page to refresh itself. */
    @GetMapping("/triggers/{id}/items/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        response.setHeader("X-Live", "bulk");
        progress(id, model);
        return "triggers/items :: progress";
    }

    @GetMapping("/triggers/{id}/bulk/exalate")
    String confirmExalate(@PathVariable UUID id, Model model) {
        Trigger trigger = existing(id, model);
        try {
            SearchPage found = triggers.matchesNow(trigger.entityType(), trigger.filter(), COUNTED);
            model.addAttribute("matching", found.items().size());
            model.addAttribute("more", found.nextCursor() != null);
            model.addAttribute(
                    "standings",
                    found.items().stream()
                            .map(item -> standings.of(trigger, item).then())
                            .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
        } catch (TrackerFailure failure) {
            model.addAttribute("wrong", failure.getMessage());
        }
        return "triggers/exalate";
    }

    @GetMapping("/triggers/{id}/bulk/unexalate")
    String confirmUnexalate(@PathVariable UUID id, Model model) {
        Trigger trigger = existing(id, model);
        model.addAttribute("underSync", twins.count(trigger.connection()));
        return "triggers/unexalate";
    }

    private Trigger progress(UUID id, Model model) {
        Trigger trigger = existing(id, model);
        model.addAttribute("bulk", bulks.find(id).orElse(null));
        return trigger;
    }

    private Trigger existing(UUID id, Model model) {
        Trigger trigger = triggers.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such trigger."));
        model.addAttribute("trigger", trigger);
        model.addAttribute("connection", known.get(trigger.connection().toString()));
        return trigger;
    }
}
