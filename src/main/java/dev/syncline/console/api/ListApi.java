package dev.syncline.console.api;

import dev.syncline.console.lists.ListDeeds;
import dev.syncline.worklist.Worklist;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.WorklistLine;
import dev.syncline.worklist.Worklists;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lists of Bulk connect and Clean-up: their rows, started, stopped, thrown away. */
@RestController
@RequestMapping("/api/v1/lists")
class ListApi {

    private final Worklists lists;
    private final ListDeeds deeds;

    ListApi(Worklists lists, ListDeeds deeds) {
        this.lists = lists;
        this.deeds = deeds;
    }

    /** The newest ones. */
    @GetMapping
    Found<ListView> recent(@RequestParam Kind kind, @RequestParam(required = false) @Nullable Integer limit) {
        return new Found<>(
                lists.recent(kind, Slicing.limit(limit)).stream()
                        .map(ListView::of)
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    ListView one(@PathVariable UUID id) {
        return ListView.of(find(id));
    }

    @GetMapping("/{id}/rows")
    Found<RowView> rows(
            @PathVariable UUID id,
            @RequestParam(required = false) WorklistLine.@Nullable State state,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        return Found.of(
                lists.lines(find(id).id(), state, after, most + 1),
                most,
                row -> String.valueOf(row.number()),
                RowView::of);
    }

    /** Does what is ready; one that runs already goes on. */
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ListView start(@PathVariable UUID id) {
        boolean started = deeds.start(find(id));
        Worklist now = find(id);
        if (!started && now.state() != Worklist.State.RUNNING) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "The list is %s; one that is CHECKED or STOPPED can be started.".formatted(now.state()));
        }
        return ListView.of(now);
    }

    /** Begins nothing more; the few items on their way go through. */
    @PostMapping("/{id}/stop")
    ListView stop(@PathVariable UUID id) {
        deeds.stop(find(id));
        return one(id);
    }

    /** Throws it away; what it did stays done. */
    @PostMapping("/{id}/forget")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable UUID id) {
        if (!lists.forget(find(id).id())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The list is RUNNING. Stop it first.");
        }
    }

    private Worklist find(UUID id) {
        return lists.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such list."));
    }
}
