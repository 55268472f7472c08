package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.change.Bulk;
import dev.syncline.change.Bulks;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.console.Together;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Bulk exalate and Bulk unexalate: begun, watched and stopped. */
@RestController
@RequestMapping("/api/v1/triggers/{id}/bulk")
class BulkApi {

    private final Triggers triggers;
    private final Bulks bulks;
    private final Audit audit;
    private final Together together;

    BulkApi(Triggers triggers, Bulks bulks, Audit audit, Together together) {
        this.triggers = triggers;
        this.bulks = bulks;
        this.audit = audit;
        this.together = together;
    }

    /** The latest of a trigger. */
    @GetMapping
    BulkView latest(@PathVariable UUID id) {
        existing(id);
        return bulks.find(id)
                .map(BulkView::of)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No bulk operation of this trigger was started yet."));
    }

    @PostMapping("/exalate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkView exalate(@PathVariable UUID id, Principal by) {
        return start(id, Bulk.Kind.EXALATE, "started Bulk exalate", by);
    }

    @PostMapping("/unexalate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkView unexalate(@PathVariable UUID id, Principal by) {
        return start(id, Bulk.Kind.UNEXALATE, "started Bulk unexalate", by);
    }

    /** Hands out nothing more; the few items on their way go through. */
    @PostMapping("/stop")
    BulkView stop(@PathVariable UUID id) {
        Trigger trigger = existing(id);
        together.all(() -> {
            if (bulks.stop(id)) {
                audit.record("stopped a bulk operation", trigger.filter());
            }
        });
        return latest(id);
    }

    /** What runs already with the same filter goes on and is not begun again. */
    private BulkView start(UUID id, Bulk.Kind kind, String deed, Principal by) {
        Trigger trigger = existing(id);
        together.all(() -> {
            Optional<Bulk> same = bulks.find(id)
                    .filter(bulk -> bulk.running()
                            && bulk.kind() == kind
                            && bulk.filter().equals(trigger.filter()));
            if (same.isEmpty()) {
                bulks.start(id, kind, by.getName());
                audit.record(deed, trigger.filter());
            }
        });
        return latest(id);
    }

    private Trigger existing(UUID id) {
        return triggers.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such trigger."));
    }
}
