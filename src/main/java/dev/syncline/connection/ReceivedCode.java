package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Judges a pasted code by what it says, before anybody is called. */
@Component
class ReceivedCode {

    private static final String FIELD = "code";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final ThisNode node;
    private final NodeKeys keys;
    private final Offers offers;
    private final Clock clock;

    ReceivedCode(ThisNode node, NodeKeys keys, Offers offers, Clock clock) {
        this.node = node;
        this.keys = keys;
        this.offers = offers;
        this.clock = clock;
    }

    /** The code, when this node could accept it. */
    Payload read(String pasted) {
        Payload payload = InvitationCode.read(pasted);
        if (!payload.protocol().meets(Protocol.OURS)) {
            throw new Refusal(
                    FIELD,
                    "'%s' speaks %s of the protocol and this node %s. Update the older of the two."
                            .formatted(payload.inviter(), payload.protocol().words(), Protocol.OURS.words()));
        }
        if (keys.isOwn(new NodeKey(payload.key()))) {
            throw new Refusal(
                    FIELD,
                    "This code was made on this very node, for '%s'. Paste it on the other side."
                            .formatted(payload.name()));
        }
        mustBeForUs(payload);
        Instant expires = Instant.ofEpochSecond(payload.expires());
        if (!clock.instant().isBefore(expires)) {
            throw new Refusal(
                    FIELD,
                    "This code expired on %s. Ask the administrator of '%s' for a new one."
                            .formatted(TIME.format(expires), payload.inviter()));
        }
        String whyNot = offers.whyNotHere(payload.mode());
        if (whyNot != null) {
            throw new Refusal(FIELD, whyNot);
        }
        return payload;
    }

    InvitationPreview preview(Payload payload) {
        return new InvitationPreview(
                payload.inviter(),
                URI.create(payload.from()),
                payload.name(),
                payload.mode(),
                Instant.ofEpochSecond(payload.expires()),
                SafetyNumber.of(keys.current(), new NodeKey(payload.key())),
                payload.remote(),
                payload.local(),
                payload.again() != null);
    }

    private void mustBeForUs(Payload payload) {
        String to = payload.to();
        if (to == null) {
            return;
        }
        URI expected = URI.create(to);
        if (node.publicAddress().filter(own -> Discovery.same(own, expected)).isEmpty()) {
            throw new Refusal(
                    FIELD,
                    "This code is meant for the node at %s; this node's public address is %s. Paste it there, or ask for a code for this node."
                            .formatted(
                                    to, node.publicAddress().map(URI::toString).orElse("not set")));
        }
    }
}
