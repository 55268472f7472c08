package dev.syncline.console.triggers;

import dev.syncline.access.Audit;
import dev.syncline.access.TypedBefore;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creating and editing one trigger. */
@Controller
class TriggerPage {

    /** As many connections as a person can choose from; others are found by their name. */
    private static final int CHOICES = 50;

    private static final String SAVED = "The trigger is saved. It looks at items when they are created or changed.";
    private static final String DOUBLE =
            " Another trigger of this connection has the same entity type and filter: one of the two is enough.";

    private final Triggers triggers;
    private final Connections connections;
    private final KnownConnections known;
    private final ObjectProvider<LocalTracker> tracker;
    private final Audit audit;
    private final Together together;

    TriggerPage(
            Triggers triggers,
            Connections connections,
            KnownConnections known,
            ObjectProvider<LocalTracker> tracker,
            Audit audit,
            Together together) {
        this.audit = audit;
        this.together = together;
        this.triggers = triggers;
        this.connections = connections;
        this.known = known;
        this.tracker = tracker;
    }

    @GetMapping("/triggers/create")
    String blank(HttpServletRequest request, Model model) {
        Optional<TriggerForm> typed = TypedBefore.take(request).map(TriggerForm::of);
        if (typed.isPresent()) {
            return page(typed.get(), "/triggers/create", model);
        }
        String usual = types().get(0);
        return page(new TriggerForm(usual, "", "", "", true, ""), "/triggers/create", model);
    }

    /** Finds connections by their names; what was typed elsewhere in the form stays. */
    @PostMapping("/triggers/create/find")
    String find(@ModelAttribute("form") TriggerForm form, Model model) {
        return page(form, "/triggers/create", model);
    }

    @PostMapping("/triggers/create")
    String create(
            @ModelAttribute("form") TriggerForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        if (form.connection().isEmpty()) {
            problems.rejectValue("connection", "refused", "Choose the connection that matching items come under.");
        }
        return save(
                form,
                problems,
                "/triggers/create",
                model,
                flash,
                response,
                type -> triggers.create(
                        known.get(form.connection()).id(), type, form.filter(), form.notes(), form.isActive()));
    }

    @GetMapping("/triggers/{id}/edit")
    String edit(@PathVariable UUID id, HttpServletRequest request, Model model) {
        TriggerForm asKept = TriggerForm.of(existing(id));
        return page(TypedBefore.take(request).map(TriggerForm::of).orElse(asKept), "/triggers/" + id + "/edit", model);
    }

    @PostMapping("/triggers/{id}/edit")
    String update(
            @PathVariable UUID id,
            @ModelAttribute("form") TriggerForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        UUID existing = existing(id).id();
        return save(form, problems, "/triggers/" + id + "/edit", model, flash, response, type -> {
            triggers.update(existing, type, form.filter(), form.notes(), form.isActive());
            return existing(existing);
        });
    }

    private String save(
            TriggerForm form,
            BindingResult problems,
            String action,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response,
            Function<String, Trigger> saving) {
        String type = form.entityType().isEmpty() ? types().get(0) : form.entityType();
        try {
            if (problems.hasErrors()) {
                triggers.check(type, form.filter());
            } else {
                Trigger saved = together.all(() -> {
                    Trigger now = saving.apply(type);
                    audit.record("saved a trigger", form.filter());
                    return now;
                });
                flash.addFlashAttribute("done", triggers.hasDouble(saved) ? SAVED + DOUBLE : SAVED);
                return "redirect:/triggers";
            }
        } catch (TrackerFailure failure) {
            note(failure, problems);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, action, model);
    }

    private String page(TriggerForm form, String action, Model model) {
        Map<String, String> types = new LinkedHashMap<>();
        types().forEach(type -> types.put(type, type));
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        model.addAttribute("creating", action.equals("/triggers/create"));
        offer(form, model);
        model.addAttribute("types", types);
        return "triggers/one";
    }

    /** Connections to choose from: those that were looked for, and the one chosen before. */
    private void offer(TriggerForm form, Model model) {
        Page<Connection> found = connections.page(form.containing(), PageRequest.of(0, CHOICES, Sort.by("name")));
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Choose a connection");
        known.find(form.connection())
                .ifPresent(chosen -> choices.put(chosen.id().toString(), chosen.name()));
        found.stream()
                .filter(each -> each.status() != Connection.Status.PENDING)
                .forEach(each -> choices.put(each.id().toString(), each.name()));
        model.addAttribute("choices", choices);
        model.addAttribute(
                "searchable",
                found.getTotalElements() > CHOICES || !form.containing().isEmpty());
        model.addAttribute("found", foundWords(form.containing(), found.getTotalElements()));
    }

    private static String foundWords(String containing, long total) {
        if (total > CHOICES) {
            return "The first %d of %d connections are offered. Type a part of the name, then press Find."
                    .formatted(CHOICES, total);
        }
        if (containing.isEmpty()) {
            return "";
        }
        return total == 0
                ? "No connection contains “" + containing + "” in its name or short names."
                : total == 1 ? "1 connection is offered." : total + " connections are offered.";
    }

    private static void note(TrackerFailure failure, BindingResult problems) {
        var form = PropertyAccessorFactory.forBeanPropertyAccess(Objects.requireNonNull(problems.getTarget()));
        failure.fields().forEach((field, message) -> {
            if (form.isReadableProperty(field)) {
                problems.rejectValue(field, "refused", message);
            }
        });
        if (!problems.hasErrors()) {
            problems.reject("refused", String.valueOf(failure.getMessage()));
        }
    }

    private List<String> types() {
        return tracker.getObject().connector().capabilities().entityTypes();
    }

    private Trigger existing(UUID id) {
        return triggers.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such trigger."));
    }
}
