package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connector.SearchPage;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.triggers.Standings;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Makes, changes, tries and deletes triggers. */
@RestController
@RequestMapping("/api/v1/triggers")
class TriggerApi {

    private static final int MATCHES = 100;

    private final Triggers triggers;
    private final Standings standings;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    TriggerApi(Triggers triggers, Standings standings, KnownConnections known, Audit audit, Together together) {
        this.triggers = triggers;
        this.standings = standings;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping("/{id}")
    TriggerView one(@PathVariable UUID id) {
        return TriggerView.of(existing(id));
    }

    /** Makes a trigger; an id that was sent before answers with what it made then. */
    @PostMapping
    ResponseEntity<TriggerView> create(
            @RequestParam String connection,
            @RequestParam String entityType,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String notes,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable UUID id) {
        var chosen = known.get(connection).id();
        UUID wanted = id == null ? UUID.randomUUID() : id;
        return together.all(() -> {
            Optional<Trigger> made = triggers.find(wanted);
            if (made.isPresent()) {
                return ResponseEntity.ok(TriggerView.of(made.get()));
            }
            Trigger trigger = triggers.create(wanted, chosen, entityType, filter, notes.strip(), active);
            audit.record("saved a trigger", trigger.filter());
            return ResponseEntity.status(HttpStatus.CREATED).body(TriggerView.of(trigger));
        });
    }

    /** Changes what is sent, and leaves what is not; the connection stays. */
    @PostMapping("/{id}/edit")
    TriggerView edit(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String entityType,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String notes,
            @RequestParam(required = false) @Nullable Boolean active) {
        Trigger before = existing(id);
        String wanted = filter == null ? before.filter() : filter.strip();
        return together.all(() -> {
            triggers.update(
                    id,
                    entityType == null ? before.entityType() : entityType,
                    wanted,
                    notes == null ? before.notes() : notes.strip(),
                    active == null ? before.active() : active);
            audit.record("saved a trigger", wanted);
            return TriggerView.of(existing(id));
        });
    }

    /** Which items match now, and what stands against putting each under sync. */
    @GetMapping("/{id}/matches")
    MatchesView matches(@PathVariable UUID id) {
        Trigger trigger = existing(id);
        SearchPage found = triggers.matchesNow(trigger.entityType(), trigger.filter(), MATCHES);
        return new MatchesView(
                found.items().stream()
                        .map(item -> MatchesView.Match.of(item, standings.of(trigger, item)))
                        .toList(),
                found.nextCursor() != null);
    }

    @PostMapping("/{id}/activate")
    TriggerView activate(@PathVariable UUID id) {
        return keep(existing(id), () -> triggers.activate(id), "activated a trigger");
    }

    @PostMapping("/{id}/deactivate")
    TriggerView deactivate(@PathVariable UUID id) {
        return keep(existing(id), () -> triggers.deactivate(id), "deactivated a trigger");
    }

    /** What is under sync stays so. */
    @PostMapping("/{id}/delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        Trigger trigger = existing(id);
        together.all(() -> {
            triggers.delete(id);
            audit.record("deleted a trigger", trigger.filter());
        });
    }

    private TriggerView keep(Trigger trigger, Runnable change, String what) {
        together.all(() -> {
            change.run();
            audit.record(what, trigger.filter());
        });
        return TriggerView.of(existing(trigger.id()));
    }

    private Trigger existing(UUID id) {
        return triggers.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such trigger."));
    }
}
