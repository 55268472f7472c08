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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the other side of a connection says which keys it has and knows, and hears the same of this side. */
@RestController
class KeyController {

    static final String PATH = "/peer/v1/connections/{id}/keys";

    private final SignedPages pages;
    private final ControlCalls calls;
    private final KeyExchange exchange;
    private final NodeKeys own;

    KeyController(SignedPages pages, ControlCalls calls, KeyExchange exchange, NodeKeys own) {
        this.pages = pages;
        this.calls = calls;
        this.exchange = exchange;
        this.own = own;
    }

    /** The key that signed is the caller's own claim; what makes it trusted is that it follows from the pinned one. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> exchange(@PathVariable UUID id, HttpServletRequest arrived) throws IOException {
        Optional<NodeKey> claimed = RedeemController.claimedKey(arrived);
        return pages.answer(
                arrived,
                fingerprint -> claimed.filter(key -> key.fingerprint().equals(fingerprint)),
                fingerprint -> own.find(fingerprint).isPresent(),
                (request, body) -> answer(id, request, body));
    }

    private SignedPages.Said answer(UUID id, VerifiedRequest request, byte[] body) {
        if (!request.addressing().connection().equals(id.toString())) {
            return new SignedPages.Said(404, Map.of());
        }
        if (!calls.isFirst(request)) {
            return new SignedPages.Said(400, Map.of("refused", "This call was taken before."));
        }
        Optional<KeyNews> news = StrictJson.read(body, KeyNews.class);
        if (news.isEmpty()) {
            return new SignedPages.Said(400, Map.of("refused", "This node does not understand this."));
        }
        return exchange.hear(id, request.signer(), news.get())
                .map(heard -> new SignedPages.Said(heard.believed() ? 200 : 409, heard.answer()))
                .orElse(new SignedPages.Said(404, Map.of()));
    }
}
