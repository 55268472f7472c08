package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.worklist.Worklist;
import dev.syncline.worklist.WorklistRefusal;
import dev.syncline.worklist.Worklists;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes lists for Bulk connect and Clean-up; they are checked next, and nothing is done before somebody starts them. */
@RestController
@RequestMapping("/api/v1/connections/{id}")
class NewListApi {

    private final Worklists lists;
    private final KnownConnections known;
    private final ItemsByKey items;
    private final Audit audit;
    private final Together together;

    NewListApi(Worklists lists, KnownConnections known, ItemsByKey items, Audit audit, Together together) {
        this.lists = lists;
        this.known = known;
        this.items = items;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/bulk-connect")
    ResponseEntity<ListView> pairs(
            @PathVariable String id,
            @RequestParam String pairs,
            @RequestParam(defaultValue = "false") boolean bringsParts,
            @RequestParam(required = false) @Nullable UUID list,
            Principal by) {
        Connection connection = items.accepted(id);
        return made(
                connection,
                list,
                "made a list of pairs to connect",
                made -> lists.connect(made, connection.id(), pairs, bringsParts, by.getName()));
    }

    @PostMapping("/clean-up/keys")
    ResponseEntity<ListView> keys(
            @PathVariable String id,
            @RequestParam String keys,
            @RequestParam(required = false) @Nullable UUID list,
            Principal by) {
        Connection connection = known.get(id);
        return made(
                connection,
                list,
                "made a list of items to take off sync",
                made -> lists.cleanUp(made, connection.id(), keys, by.getName()));
    }

    /** Every item of the connection, whose name is sent as a confirmation. */
    @PostMapping("/clean-up/all")
    ResponseEntity<ListView> all(
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable UUID list,
            Principal by) {
        Connection connection = known.get(id);
        if (!name.strip().equals(connection.name())) {
            throw new WorklistRefusal(
                    "name", "name is “%s”; the connection is called “%s”.".formatted(name, connection.name()));
        }
        return made(
                connection,
                list,
                "made a list of all items to take off sync",
                made -> lists.cleanUpAll(made, connection.id(), by.getName()));
    }

    /** An id that was sent before answers with what it made then. */
    private ResponseEntity<ListView> made(
            Connection connection, @Nullable UUID id, String what, Consumer<UUID> making) {
        UUID wanted = Objects.requireNonNullElseGet(id, UUID::randomUUID);
        return together.all(() -> {
            Optional<Worklist> before = lists.find(wanted);
            if (before.isPresent()) {
                return ResponseEntity.ok(ListView.of(same(before.get(), connection)));
            }
            making.accept(wanted);
            audit.record(what, connection.name());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(ListView.of(lists.find(wanted).orElseThrow()));
        });
    }

    private static Worklist same(Worklist before, Connection connection) {
        if (!before.connection().equals(connection.id())) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "list is '%s'; that is a list of another connection. Make a new id for each list."
                            .formatted(before.id()));
        }
        return before;
    }
}
