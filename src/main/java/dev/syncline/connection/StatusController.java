package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.signing.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the other side of a connection asks for its status, or says what it did with its own half. */
@RestController
class StatusController {

    private static final String PATH = "/peer/v1/connections/{id}/status";

    private final SignedPages pages;
    private final ConnectionRows rows;
    private final PendingAcceptances pending;
    private final ControlCalls calls;
    private final SentNotices sent;
    private final ReceivedNotices received;
    private final PeerKeys keys;
    private final NodeKeys own;

    StatusController(
            SignedPages pages,
            ConnectionRows rows,
            PendingAcceptances pending,
            ControlCalls calls,
            SentNotices sent,
            ReceivedNotices received,
            PeerKeys keys,
            NodeKeys own) {
        this.keys = keys;
        this.own = own;
        this.calls = calls;
        this.sent = sent;
        this.received = received;
        this.pages = pages;
        this.rows = rows;
        this.pending = pending;
    }

    /**
     * The status of a connection on the side that speaks.
     *
     * @param notice what was done last on that side; null when nothing was
     * @param key fingerprint of the key that side has in use, for a side that cannot be called; may be left out
     */
    record StatusNotice(
            Connection.Status status,
            @Nullable Notice notice,
            @Nullable String key) {

        static StatusNotice of(Notice notice) {
            boolean active = notice.kind() == Notice.Kind.RESUMED;
            return new StatusNotice(active ? Connection.Status.ACTIVE : Connection.Status.DEACTIVATED, notice, null);
        }

        boolean isRemoval() {
            return notice != null && notice.kind() == Notice.Kind.REMOVED;
        }
    }

    /** A side that cannot be called asks, and says by the way which notice it heard last. */
    @GetMapping(PATH)
    ResponseEntity<byte[]> show(
            @PathVariable UUID id, @RequestParam(defaultValue = "0") long heard, HttpServletRequest arrived)
            throws IOException {
        return pages.answer(arrived, keysOf(id), (request, body) -> {
            SignedPages.Said said = said(id, request);
            if (heard > 0 && said.status() == 200) {
                sent.told(id, heard);
            }
            return said;
        });
    }

    /** The other side confirmed, paused, resumed or removed; it says no more than what a later question would. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> told(@PathVariable UUID id, HttpServletRequest arrived) throws IOException {
        return pages.answer(arrived, keysOf(id), (request, body) -> {
            if (!calls.isFirst(request)) {
                return new SignedPages.Said(409, Map.of("refused", "This call was taken before."));
            }
            SignedPages.Said said = said(id, request);
            if (said.status() != 200) {
                return said;
            }
            Optional<StatusNotice> heard = StrictJson.read(body, StatusNotice.class);
            if (heard.isEmpty() || flawed(heard.get())) {
                return new SignedPages.Said(400, Map.of("refused", "This node does not understand this notice."));
            }
            take(id, heard.get());
            return said;
        });
    }

    private void take(UUID id, StatusNotice heard) {
        Notice notice = heard.notice();
        if (notice != null) {
            received.take(id, notice);
        } else if (heard.status() == Connection.Status.ACTIVE) {
            pending.confirmed(id);
        }
    }

    /** JSON may leave out what a record says is there. */
    @SuppressWarnings("NullAway")
    private static boolean flawed(StatusNotice heard) {
        Notice notice = heard.notice();
        return heard.status() == null
                || (notice != null
                        && (notice.kind() == null
                                || notice.number() <= 0
                                || notice.made() == null
                                || notice.reason() == null));
    }

    /** Of a deleted connection this says that it was removed, as long as the other side was not told. */
    private SignedPages.Said said(UUID id, VerifiedRequest request) {
        rows.findById(id).ifPresent(row -> keys.used(row.toConnection(), request.signer()));
        Optional<Notice> last = sent.find(id).map(SentNotices.Kept::notice);
        Optional<StatusNotice> status = rows.findById(id)
                .map(row -> new StatusNotice(
                        row.status(), last.orElse(null), own.current().fingerprint()))
                .or(() -> last.map(StatusNotice::of));
        return status.isPresent() && request.addressing().connection().equals(id.toString())
                ? new SignedPages.Said(200, status.get())
                : new SignedPages.Said(404, Map.of());
    }

    private Function<String, Optional<NodeKey>> keysOf(UUID id) {
        return fingerprint -> rows.findById(id)
                .map(ConnectionRow::toConnection)
                .flatMap(connection -> keys.trusted(connection, fingerprint))
                .or(() -> sent.find(id)
                        .map(SentNotices.Kept::key)
                        .filter(key -> key.fingerprint().equals(fingerprint)));
    }
}
