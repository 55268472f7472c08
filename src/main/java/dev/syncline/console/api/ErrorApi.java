package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.connection.ConnectionId;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.FaultMark;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import dev.syncline.twin.Standoffs;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/** Open errors, newest first, and what is done about them. */
@RestController
@RequestMapping("/api/v1/errors")
class ErrorApi {

    /** As many as are retried at once. */
    private static final int ALIKE = 1000;

    private final Faults faults;
    private final Standoffs standoffs;
    private final Queue queue;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ErrorApi(Faults faults, Standoffs standoffs, Queue queue, KnownConnections known, Audit audit, Together together) {
        this.standoffs = standoffs;
        this.faults = faults;
        this.queue = queue;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping
    Found<ErrorView> list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        ConnectionId only = connection == null ? null : known.get(connection).id();
        List<Fault> found = faults.open(only, mark(after), most + 1);
        Map<UUID, ErrorView> views =
                ErrorView.of(found, standoffs).stream().collect(Collectors.toMap(ErrorView::id, Function.identity()));
        return Found.of(
                found,
                most,
                fault -> FaultMark.of(fault).text(),
                fault -> Objects.requireNonNull(views.get(fault.id())));
    }

    @GetMapping("/{id}")
    ErrorView one(@PathVariable UUID id) {
        return ErrorView.of(List.of(find(id)), standoffs).get(0);
    }

    /** Runs the parked work again at once; the error goes when it went through. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable UUID id) {
        Fault fault = find(id);
        Long work = fault.workId();
        if (work == null) {
            throw nothingParked();
        }
        together.all(() -> {
            queue.retry(work);
            audit.record("retried after an error", subject(fault));
        });
    }

    /** The same for everything that failed on the connection for the same cause. */
    @PostMapping("/{id}/retry-alike")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RetriedView retryAlike(@PathVariable UUID id) {
        Fault fault = find(id);
        List<Long> alike = faults.workLike(fault, ALIKE);
        if (alike.isEmpty()) {
            throw nothingParked();
        }
        return together.all(() -> {
            alike.forEach(queue::retry);
            audit.record("retried %d changes after errors of one kind".formatted(alike.size()), subject(fault));
            return new RetriedView(alike.size());
        });
    }

    /** Closes an error that nothing is parked for and nothing has to be decided about. */
    @PostMapping("/{id}/resolve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(@PathVariable UUID id, Principal by) {
        Fault fault = find(id);
        if (fault.workId() != null) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "A change is parked for this error: retry it, or skip it with a reason.");
        }
        if (standoffs.ofFaults(List.of(id)).containsKey(id)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "This error asks for a decision: send a choice to decide.");
        }
        together.all(() -> {
            faults.resolve(id, by.getName());
            audit.record("marked an error as dealt with", subject(fault));
        });
    }

    /** Leaves the change out for good, for a stated reason. */
    @PostMapping("/{id}/skip")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void skip(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Principal by) {
        Fault fault = find(id);
        if (reason.isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "reason is empty. Say why this change may be left out.");
        }
        together.all(() -> {
            if (fault.workId() != null) {
                queue.skip(fault.workId(), reason.strip(), by.getName());
            }
            faults.resolve(id, by.getName());
            audit.record("skipped a change: " + reason.strip(), subject(fault));
        });
    }

    private static ResponseStatusException nothingParked() {
        return new ResponseStatusException(
                HttpStatus.CONFLICT, "No change is parked for this error: there is nothing to retry.");
    }

    private Fault find(UUID id) {
        return faults.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such error."));
    }

    private static @Nullable FaultMark mark(@Nullable String after) {
        try {
            return after == null ? null : FaultMark.read(after);
        } catch (IllegalArgumentException e) {
            throw Slicing.unknownMark(String.valueOf(after));
        }
    }

    private static String subject(Fault fault) {
        return fault.item() == null ? fault.message() : fault.item();
    }
}
