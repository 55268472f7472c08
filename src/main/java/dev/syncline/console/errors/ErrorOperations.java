package dev.syncline.console.errors;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an administrator does about a fault: try again, skip, or mark it as dealt with. */
@Controller
class ErrorOperations {

    private final Faults faults;
    private final Queue queue;
    private final Audit audit;
    private final Together together;
    private final KnownConnections known;

    ErrorOperations(Faults faults, Queue queue, Audit audit, Together together, KnownConnections known) {
        this.known = known;
        this.audit = audit;
        this.together = together;
        this.faults = faults;
        this.queue = queue;
    }

    /** Runs the parked work again at once; the error goes when it went through, and comes back when it did not. */
    @PostMapping("/errors/{id}/retry")
    String retry(@PathVariable UUID id, RedirectAttributes flash) {
        return operate(id, flash, fault -> {
            if (fault.workId() != null) {
                queue.retry(fault.workId());
                audit.record("retried after an error", subject(fault));
            }
            return waits(fault)
                    ? "The connection is deactivated. This is tried again once it is activated."
                    : "Trying again. The error goes when it went through.";
        });
    }

    /** The same for everything that failed on the connection for the same cause. */
    @PostMapping("/errors/{id}/retry-alike")
    String retryAlike(@PathVariable UUID id, RedirectAttributes flash) {
        return operate(id, flash, fault -> {
            List<Long> alike = faults.workLike(fault, ErrorsPage.ALIKE);
            alike.forEach(queue::retry);
            audit.record("retried %d changes after errors of one kind".formatted(alike.size()), subject(fault));
            return (waits(fault)
                            ? "The connection is deactivated. %d changes are tried again once it is activated."
                            : "Trying %d changes again. Their errors go when they went through.")
                    .formatted(alike.size());
        });
    }

    @PostMapping("/errors/{id}/skip")
    String skip(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Principal by,
            RedirectAttributes flash) {
        if (reason.isBlank()) {
            flash.addFlashAttribute("wrong", "The reason is empty. Say why this change may be left out.");
            return "redirect:/errors/" + id;
        }
        return operate(id, flash, fault -> {
            if (fault.workId() != null) {
                queue.skip(fault.workId(), reason.strip(), by.getName());
            }
            faults.resolve(id, by.getName());
            audit.record("skipped a change: " + reason.strip(), subject(fault));
            return "Skipped. What comes after it goes on.";
        });
    }

    @PostMapping("/errors/{id}/resolve")
    String resolve(@PathVariable UUID id, Principal by, RedirectAttributes flash) {
        return operate(id, flash, fault -> {
            faults.resolve(id, by.getName());
            audit.record("marked an error as dealt with", subject(fault));
            return "Marked as dealt with.";
        });
    }

    /** The same for everything on the connection that was said for the same cause and waits for nothing. */
    @PostMapping("/errors/{id}/resolve-alike")
    String resolveAlike(@PathVariable UUID id, Principal by, RedirectAttributes flash) {
        return operate(id, flash, fault -> {
            int alike = faults.resolveLike(fault, by.getName());
            audit.record("marked %d errors of one kind as dealt with".formatted(alike), subject(fault));
            return "Marked %d errors as dealt with.".formatted(alike);
        });
    }

    private boolean waits(Fault fault) {
        return fault.connection() != null
                && known.find(fault.connection().toString())
                        .filter(connection -> connection.status() == Connection.Status.DEACTIVATED)
                        .isPresent();
    }

    private static String subject(Fault fault) {
        return fault.item() == null ? fault.message() : fault.item();
    }

    /** Does it, and then says what it returns. */
    private String operate(UUID id, RedirectAttributes flash, Function<Fault, String> operation) {
        Optional<Fault> fault = faults.find(id);
        try {
            String done = fault.map(found -> together.all(() -> operation.apply(found)))
                    .orElse("Somebody else dealt with this error already.");
            flash.addFlashAttribute("done", done);
        } catch (IllegalStateException busy) {
            flash.addFlashAttribute("refused", "This change is being worked on right now. Look again in a moment.");
        }
        return "redirect:/errors";
    }
}
