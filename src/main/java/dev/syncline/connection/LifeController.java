package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.signing.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the other side of a connection says which life it is in, and hears the same of this side. */
@RestController
class LifeController {

    static final String PATH = "/peer/v1/connections/{id}/life";

    private final SignedPages pages;
    private final ConnectionRows rows;
    private final PeerKeys keys;
    private final ControlCalls calls;
    private final Lives lives;

    LifeController(SignedPages pages, ConnectionRows rows, PeerKeys keys, ControlCalls calls, Lives lives) {
        this.pages = pages;
        this.rows = rows;
        this.keys = keys;
        this.calls = calls;
        this.lives = lives;
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> hear(@PathVariable UUID id, HttpServletRequest arrived) throws IOException {
        return pages.answer(
                arrived, fingerprint -> trusted(id, fingerprint), (request, body) -> said(id, request, body));
    }

    private Optional<NodeKey> trusted(UUID id, String fingerprint) {
        return rows.findById(id)
                .map(ConnectionRow::toConnection)
                .flatMap(connection -> keys.trusted(connection, fingerprint));
    }

    private SignedPages.Said said(UUID id, VerifiedRequest request, byte[] body) {
        if (!request.addressing().connection().equals(id.toString())) {
            return new SignedPages.Said(404, Map.of());
        }
        if (!calls.isFirst(request)) {
            return new SignedPages.Said(409, Map.of("refused", "This call was taken before."));
        }
        Optional<LifeNews> news = StrictJson.read(body, LifeNews.class).filter(LifeNews::isWhole);
        if (news.isEmpty()) {
            return new SignedPages.Said(400, Map.of("refused", "This node does not understand this."));
        }
        return new SignedPages.Said(200, lives.answer(id, news.get()));
    }
}
