package dev.syncline.connection;

import dev.syncline.connection.Redemption.Reply;
import dev.syncline.connection.Redemption.Request;
import dev.syncline.connection.Redemption.Verdict;
import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.signing.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where acceptors redeem codes of this node. */
@RestController
class RedeemController {

    private final SignedPages pages;
    private final Redeem redeem;

    RedeemController(SignedPages pages, Redeem redeem) {
        this.pages = pages;
        this.redeem = redeem;
    }

    @PostMapping(Redemption.PATH)
    ResponseEntity<byte[]> redeem(HttpServletRequest arrived) throws IOException {
        // The key is the acceptor's own claim; what makes it trusted is the proof with the code's secret.
        Optional<NodeKey> claimed = claimedKey(arrived);
        return pages.answer(
                arrived, fingerprint -> claimed.filter(key -> key.fingerprint().equals(fingerprint)), this::answer);
    }

    private SignedPages.Said answer(VerifiedRequest verified, byte[] body) {
        Reply reply = StrictJson.read(body, Request.class)
                .filter(Request::isComplete)
                .filter(request -> request.key().equals(verified.signer().encoded()))
                .map(redeem::redeem)
                .orElse(Reply.refused(Verdict.UNPROVEN));
        return new SignedPages.Said(reply.verdict().httpStatus(), reply);
    }

    static Optional<NodeKey> claimedKey(HttpServletRequest arrived) {
        try {
            return Optional.ofNullable(arrived.getHeader(Redemption.KEY_HEADER)).map(NodeKey::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
