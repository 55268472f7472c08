package dev.syncline.console.items;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Looks up one item and shows on which connections it is under sync. */
@Controller
class ItemsPage {

    /** As many connections as a person can choose from; others are found by their name. */
    private static final int CHOICES = 100;

    private final ObjectProvider<LocalTracker> tracker;
    private final Twins twins;
    private final StayOut stayOut;
    private final Connections connections;

    ItemsPage(ObjectProvider<LocalTracker> tracker, Twins twins, StayOut stayOut, Connections connections) {
        this.stayOut = stayOut;
        this.tracker = tracker;
        this.twins = twins;
        this.connections = connections;
    }

    @GetMapping("/items")
    String lookUp(
            @RequestParam(defaultValue = "") String entityType,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        List<String> types = connector().capabilities().entityTypes();
        String type = types.contains(entityType) ? entityType : types.get(0);
        model.addAttribute("types", types);
        model.addAttribute("entityType", type);
        model.addAttribute("key", key.strip());
        if (key.isBlank()) {
            return "items/look-up";
        }
        try {
            Optional<Item> item = connector().findByKey(type, key.strip());
            if (item.isPresent()) {
                return "redirect:" + address(item.get());
            }
            model.addAttribute(
                    "wrong", "There is no %s “%s” in your tracker. Check the key.".formatted(type, key.strip()));
        } catch (TrackerFailure failure) {
            model.addAttribute("wrong", failure.getMessage());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "items/look-up";
    }

    @GetMapping("/items/{entityType}/{id}")
    String show(
            @PathVariable String entityType,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String containing,
            Model model) {
        fill(entityType, id, containing, model);
        return "items/one";
    }

    /** Only what changes by itself, for the page to refresh itself. */
    @GetMapping("/items/{entityType}/{id}/table")
    String table(@PathVariable String entityType, @PathVariable String id, Model model, HttpServletResponse response) {
        response.setHeader("X-Live", "item");
        fill(entityType, id, "", model);
        return "items/one :: table";
    }

    private void fill(String entityType, String id, String containing, Model model) {
        Item item = reached(() -> connector().read(entityType, id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such item."));
        Map<Twin, Connection> under = new LinkedHashMap<>();
        for (Twin twin : twins.ofItem(item.ref())) {
            connections.find(twin.connection()).ifPresent(connection -> under.put(twin, connection));
        }
        var found = connections.page(containing, PageRequest.of(0, CHOICES, Sort.by("name")));
        model.addAttribute("item", item);
        model.addAttribute("link", connector().linkTo(item.ref()));
        model.addAttribute("summary", item.fields().get("summary"));
        model.addAttribute("under", under);
        model.addAttribute(
                "out",
                stayOut.of(item.ref()).stream()
                        .flatMap(side -> connections.find(side).stream())
                        .map(Connection::name)
                        .toList());
        model.addAttribute("containing", containing.strip());
        model.addAttribute("more", found.getTotalElements() > CHOICES || !containing.isBlank());
        model.addAttribute(
                "choices",
                found.stream()
                        .filter(each -> each.status() != Connection.Status.PENDING)
                        .toList());
    }

    static String address(Item item) {
        return UriComponentsBuilder.fromPath("/items/{type}/{id}")
                .encode()
                .buildAndExpand(item.ref().entityType(), item.ref().id())
                .toUriString();
    }

    private static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (TrackerFailure failure) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, failure.getMessage(), failure);
        }
    }

    private Connector connector() {
        return tracker.getObject().connector();
    }
}
