package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import dev.syncline.signing.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the other side of a connection asks for its status, or says that it is active now. */
@RestController
class StatusController {

    private static final String PATH = "/peer/v1/connections/{id}/status";

    private final SignedPages pages;
    private final ConnectionRows rows;
    private final PendingAcceptances pending;
    private final ControlCalls calls;

    StatusController(SignedPages pages, ConnectionRows rows, PendingAcceptances pending, ControlCalls calls) {
        this.calls = calls;
        this.pages = pages;
        this.rows = rows;
        this.pending = pending;
    }

    /** The status of a connection on the side that is asked. */
    record StatusNotice(Connection.Status status) {}

    @GetMapping(PATH)
    ResponseEntity<byte[]> show(@PathVariable UUID id, HttpServletRequest arrived) throws IOException {
        return pages.answer(arrived, keysOf(id), (request, body) -> said(id, request));
    }

    /** The initiator confirmed; the notice says no more than what a later question would. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> confirmed(@PathVariable UUID id, HttpServletRequest arrived) throws IOException {
        return pages.answer(arrived, keysOf(id), (request, body) -> {
            if (!calls.isFirst(request)) {
                return new SignedPages.Said(409, Map.of("refused", "This call was taken before."));
            }
            boolean active = PeerJson.read(body, StatusNotice.class)
                    .map(StatusNotice::status)
                    .filter(status -> status == Connection.Status.ACTIVE)
                    .isPresent();
            if (active && request.addressing().connection().equals(id.toString())) {
                pending.confirmed(id);
            }
            return said(id, request);
        });
    }

    private SignedPages.Said said(UUID id, VerifiedRequest request) {
        Optional<Connection.Status> status = rows.findById(id).map(ConnectionRow::status);
        return status.isPresent() && request.addressing().connection().equals(id.toString())
                ? new SignedPages.Said(200, new StatusNotice(status.get()))
                : new SignedPages.Said(404, Map.of());
    }

    private Function<String, Optional<NodeKey>> keysOf(UUID id) {
        return fingerprint -> rows.findById(id)
                .map(ConnectionRow::toConnection)
                .flatMap(connection -> Optional.ofNullable(connection.remoteKey()))
                .filter(key -> key.fingerprint().equals(fingerprint));
    }
}
