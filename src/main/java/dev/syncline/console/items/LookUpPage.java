package dev.syncline.console.items;

import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.queue.FirstSyncs;
import dev.syncline.item.Item;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Looks up one item by what people call it here or on the other side. */
@Controller
class LookUpPage {

    /** One key may stand for many items: every partner may have a TICKET-1. */
    private static final int SHOWN = 50;

    private final ObjectProvider<LocalTracker> tracker;
    private final Twins twins;
    private final FirstSyncs firstSyncs;
    private final KnownConnections known;

    LookUpPage(ObjectProvider<LocalTracker> tracker, Twins twins, FirstSyncs firstSyncs, KnownConnections known) {
        this.firstSyncs = firstSyncs;
        this.tracker = tracker;
        this.twins = twins;
        this.known = known;
    }

    /** What the form asks. */
    record Wanted(String entityType, String key) {}

    /** A pair that is called so, and the page that shows it. */
    record Found(Twin twin, String place) {}

    @GetMapping("/items")
    String lookUp(
            @RequestParam(defaultValue = "") String entityType,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        List<String> types = connector().capabilities().entityTypes();
        Wanted wanted = new Wanted(types.contains(entityType) ? entityType : types.get(0), key.strip());
        model.addAttribute("types", types);
        model.addAttribute("entityType", wanted.entityType());
        model.addAttribute("key", wanted.key());
        return wanted.key().isEmpty() ? "items/look-up" : find(wanted, model, response);
    }

    private String find(Wanted wanted, Model model, HttpServletResponse response) {
        List<Twin> called = new ArrayList<>(twins.called(wanted.key(), SHOWN + 1));
        called.addAll(firstSyncs.called(wanted.key()));
        Optional<Item> own = Optional.empty();
        String wrong =
                "There is no %s “%s” in your tracker, and none under sync is called so on the other side. Check the key."
                        .formatted(wanted.entityType(), wanted.key());
        try {
            own = connector().findByKey(wanted.entityType(), wanted.key());
        } catch (TrackerFailure failure) {
            wrong = String.valueOf(failure.getMessage());
        }
        List<String> places = Places.of(own.map(Item::ref).orElse(null), called);
        if (places.size() == 1) {
            return "redirect:" + places.get(0);
        }
        if (places.isEmpty()) {
            model.addAttribute("wrong", wrong);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else {
            choose(own, called, model);
        }
        return "items/look-up";
    }

    private void choose(Optional<Item> own, List<Twin> called, Model model) {
        model.addAttribute("own", own.map(Item::ref).orElse(null));
        model.addAttribute("ownPlace", own.map(Item::ref).map(Places::of).orElse(""));
        model.addAttribute(
                "found",
                called.stream()
                        .limit(SHOWN)
                        .map(twin -> new Found(twin, Places.of(twin)))
                        .toList());
        model.addAttribute("more", called.size() > SHOWN);
        model.addAttribute("names", known.names(called.stream().map(Twin::connection)));
    }

    private Connector connector() {
        return tracker.getObject().connector();
    }
}
