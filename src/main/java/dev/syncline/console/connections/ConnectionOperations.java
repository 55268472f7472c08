package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Together;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be done with a connection from the list. */
@Controller
class ConnectionOperations {

    private final Connections connections;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ConnectionOperations(Connections connections, KnownConnections known, Audit audit, Together together) {
        this.audit = audit;
        this.together = together;
        this.connections = connections;
        this.known = known;
    }

    @PostMapping("/connections/{id}/activate")
    String activate(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        return operate(
                flash,
                () -> connections.activate(connection.id()),
                "activated a connection",
                "“%s” is active.",
                connection);
    }

    @GetMapping("/connections/{id}/deactivate")
    String confirmDeactivate(@PathVariable String id, HttpServletRequest request, Model model) {
        return question("connections/deactivate", known.get(id), ReasonForm.of(TypedBefore.take(request)), model);
    }

    @PostMapping("/connections/{id}/deactivate")
    String deactivate(
            @PathVariable String id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Connection connection = known.get(id);
        return withReason(
                () -> operate(
                        flash,
                        () -> connections.deactivate(connection.id(), form.reason()),
                        "deactivated a connection",
                        "“%s” is deactivated. Changes still queue and are applied when it is activated again."
                                + toldTo(connection),
                        connection),
                errors,
                response,
                () -> question("connections/deactivate", connection, form, model));
    }

    @GetMapping("/connections/{id}/delete")
    String confirmDelete(@PathVariable String id, HttpServletRequest request, Model model) {
        return question("connections/delete", known.get(id), ReasonForm.of(TypedBefore.take(request)), model);
    }

    @PostMapping("/connections/{id}/delete")
    String delete(
            @PathVariable String id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Connection connection = known.get(id);
        return withReason(
                () -> operate(
                        flash,
                        () -> connections.delete(connection.id(), form.reason()),
                        "deleted a connection",
                        "“%s” is deleted." + toldTo(connection),
                        connection),
                errors,
                response,
                () -> question("connections/delete", connection, form, model));
    }

    private static String question(String page, Connection connection, ReasonForm form, Model model) {
        model.addAttribute("connection", connection);
        model.addAttribute("form", form);
        return page;
    }

    private static String toldTo(Connection connection) {
        return connection.remoteKey() == null ? "" : " The other side is told.";
    }

    /** What was typed stays on the page when it cannot be taken. */
    private static String withReason(
            Supplier<String> operation, BindingResult errors, HttpServletResponse response, Supplier<String> page) {
        try {
            return operation.get();
        } catch (Refusal refusal) {
            errors.rejectValue(refusal.field(), "refused", String.valueOf(refusal.getMessage()));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.get();
        }
    }

    private String operate(
            RedirectAttributes flash, Runnable operation, String what, String done, Connection connection) {
        try {
            together.all(() -> {
                operation.run();
                audit.record(what, connection.name());
            });
            flash.addFlashAttribute("done", done.formatted(connection.name()));
        } catch (Refusal refusal) {
            if (!refusal.field().isEmpty()) {
                throw refusal;
            }
            flash.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/connections";
    }
}
