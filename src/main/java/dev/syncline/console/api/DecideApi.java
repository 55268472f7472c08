package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.console.Together;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is decided about a field whose two sides differ. */
@RestController
class DecideApi {

    private final Faults faults;
    private final Standoffs standoffs;
    private final Changes changes;
    private final Audit audit;
    private final Together together;

    DecideApi(Faults faults, Standoffs standoffs, Changes changes, Audit audit, Together together) {
        this.faults = faults;
        this.standoffs = standoffs;
        this.changes = changes;
        this.audit = audit;
        this.together = together;
    }

    /** The error goes once the decision was carried out. */
    @PostMapping("/api/v1/errors/{id}/decide")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void decide(@PathVariable UUID id, @RequestParam Choice choice, Principal by) {
        Fault fault = faults.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such error."));
        Standoff standoff = Optional.ofNullable(standoffs.ofFaults(List.of(id)).get(id))
                .orElseThrow(
                        () -> new ResponseStatusException(
                                HttpStatus.CONFLICT,
                                "There is nothing to decide about this error, or somebody else, or a later change, decided it already."));
        mustFit(standoff, choice);
        String item = fault.item() == null ? standoff.field() : fault.item();
        together.all(() -> {
            changes.decide(standoff, choice, item, by.getName());
            audit.record(words(choice).formatted(standoff.field()), item);
        });
    }

    private static void mustFit(Standoff standoff, Choice choice) {
        boolean asked = standoff.kind() == Standoff.Kind.ASKED;
        if (asked == (choice == Choice.RETRY)) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "choice is '%s'; what is to be decided about “%s” is %s."
                            .formatted(choice, standoff.field(), asked ? "KEEP_OURS or TAKE_THEIRS" : "RETRY"));
        }
    }

    private static String words(Choice choice) {
        return switch (choice) {
            case KEEP_OURS -> "kept this side's value of “%s”";
            case TAKE_THEIRS -> "took the other side's value of “%s”";
            case RETRY -> "let “%s” pass again";
        };
    }
}
