package dev.syncline.console.triggers;

import dev.syncline.access.Audit;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.connections.KnownConnections;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.ObjectProvider;
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

    private static final int CHOICES = 500;

    private final Triggers triggers;
    private final Connections connections;
    private final KnownConnections known;
    private final ObjectProvider<LocalTracker> tracker;
    private final Audit audit;

    TriggerPage(
            Triggers triggers,
            Connections connections,
            KnownConnections known,
            ObjectProvider<LocalTracker> tracker,
            Audit audit) {
        this.audit = audit;
        this.triggers = triggers;
        this.connections = connections;
        this.known = known;
        this.tracker = tracker;
    }

    @GetMapping("/triggers/create")
    String blank(Model model) {
        String usual = types().get(0);
        return page(new TriggerForm(usual, "", "", "", true), "/triggers/create", model);
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
    String edit(@PathVariable UUID id, Model model) {
        return page(TriggerForm.of(existing(id)), "/triggers/" + id + "/edit", model);
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
        return save(
                form,
                problems,
                "/triggers/" + id + "/edit",
                model,
                flash,
                response,
                type -> triggers.update(existing, type, form.filter(), form.notes(), form.isActive()));
    }

    private String save(
            TriggerForm form,
            BindingResult problems,
            String action,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response,
            Consumer<String> saving) {
        if (!problems.hasErrors()) {
            try {
                saving.accept(form.entityType().isEmpty() ? types().get(0) : form.entityType());
                audit.record("saved a trigger", form.filter());
                flash.addFlashAttribute(
                        "done", "The trigger is saved. It looks at items when they are created or changed.");
                return "redirect:/triggers";
            } catch (TrackerFailure failure) {
                note(failure, problems);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, action, model);
    }

    private String page(TriggerForm form, String action, Model model) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Choose a connection");
        connections.page("", PageRequest.of(0, CHOICES, Sort.by("name"))).stream()
                .filter(each -> each.status() != Connection.Status.PENDING
                        || each.id().toString().equals(form.connection()))
                .forEach(each -> choices.put(each.id().toString(), each.name()));
        Map<String, String> types = new LinkedHashMap<>();
        types().forEach(type -> types.put(type, type));
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        model.addAttribute("creating", action.equals("/triggers/create"));
        model.addAttribute("choices", choices);
        model.addAttribute("types", types);
        return "triggers/one";
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
