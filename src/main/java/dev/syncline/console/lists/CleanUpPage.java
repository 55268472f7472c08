package dev.syncline.console.lists;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.console.Refused;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.WorklistRefusal;
import dev.syncline.worklist.Worklists;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Removes the sync information of some items of a connection, or of all; the items stay. */
@Controller
class CleanUpPage {

    private static final String PAGE = "lists/clean-up";

    private final Worklists lists;
    private final Twins twins;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    CleanUpPage(Worklists lists, Twins twins, KnownConnections known, Audit audit, Together together) {
        this.lists = lists;
        this.twins = twins;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    /** Keys as somebody typed them. */
    record Keys(String keys) {

        Keys(@Nullable String keys) {
            this.keys = keys == null ? "" : keys;
        }
    }

    /** The connection's name, typed as a confirmation. */
    record Whole(String name) {

        Whole(@Nullable String name) {
            this.name = name == null ? "" : name.strip();
        }
    }

    @GetMapping("/connections/{id}/clean-up")
    String show(@PathVariable String id, Model model) {
        return page(known.get(id), model);
    }

    @PostMapping("/connections/{id}/clean-up/keys")
    String keys(
            @PathVariable String id,
            @ModelAttribute("some") Keys form,
            BindingResult problems,
            Model model,
            Principal by,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        try {
            UUID made = together.all(() -> {
                UUID list = lists.cleanUp(connection.id(), form.keys(), by.getName());
                audit.record("made a list of items to take off sync", connection.name());
                return list;
            });
            return "redirect:/lists/" + made;
        } catch (WorklistRefusal refusal) {
            Refused.note(refusal, problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(connection, model);
        }
    }

    @PostMapping("/connections/{id}/clean-up/all")
    String all(
            @PathVariable String id,
            @ModelAttribute("all") Whole form,
            BindingResult problems,
            Model model,
            Principal by,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        if (!form.name().equals(connection.name())) {
            problems.rejectValue(
                    "name", "refused", "This is not the connection's name. Type “%s”.".formatted(connection.name()));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(connection, model);
        }
        UUID made = together.all(() -> {
            UUID list = lists.cleanUpAll(connection.id(), by.getName());
            audit.record("made a list of all items to take off sync", connection.name());
            return list;
        });
        return "redirect:/lists/" + made;
    }

    private String page(Connection connection, Model model) {
        if (!model.containsAttribute("some")) {
            model.addAttribute("some", new Keys(""));
        }
        if (!model.containsAttribute("all")) {
            model.addAttribute("all", new Whole(""));
        }
        model.addAttribute("connection", connection);
        model.addAttribute("count", twins.count(connection.id()));
        return PAGE;
    }
}
