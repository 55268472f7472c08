package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Finds out who answers at an address and what both sides can do together. */
@Component
public class Discovery {

    private static final String FIELD = "destination";

    private final Outbound outbound;
    private final ThisNode node;
    private final OwnCard ownCard;
    private final Offers offers;
    private final BesideTracker beside;
    private final KnownNodes known;
    private final ProbeLimit limit;
    private final RecentAnswers recent;

    Discovery(
            Outbound outbound,
            ThisNode node,
            OwnCard ownCard,
            Offers offers,
            BesideTracker beside,
            KnownNodes known,
            ProbeLimit limit,
            RecentAnswers recent) {
        this.outbound = outbound;
        this.node = node;
        this.ownCard = ownCard;
        this.offers = offers;
        this.beside = beside;
        this.known = known;
        this.limit = limit;
        this.recent = recent;
    }

    /** What was found, with the key the node showed. */
    record Found(Destination destination, @Nullable NodeKey key) {}

    /**
     * Asks the node at an address; or, for a tracker's address, the node that is known or announced itself beside it.
     * One that answered a short while ago is not asked again.
     *
     * @param by who asks; nobody may ask more than so many addresses in a minute
     * @throws Refusal for the field {@code destination}
     */
    public Destination discover(String typed, String by) {
        return find(typed, address -> recent.find(address).orElseGet(() -> ask(address, by)))
                .destination();
    }

    /** For an administrator who has no address: what this node alone can offer. */
    public Destination withoutAddress() {
        return new Destination(null, null, null, false, offers.towards(null));
    }

    /** Asks in any case: the key that the node shows now is the one to pin. */
    Found askAnew(String typed, String by) {
        return find(typed, address -> ask(address, by));
    }

    private Found find(String typed, Function<URI, Card> cardOf) {
        URI address = addressOf(typed);
        Optional<BesideTracker.Node> partner = beside.known(address);
        if (partner.isPresent()) {
            return at(partner.get(), cardOf);
        }
        try {
            return at(new BesideTracker.Node(address, null), cardOf);
        } catch (Refusal noNodeThere) {
            // Only now a directory is asked: an address that leads to a node is nobody else's business.
            return at(beside.page(address).orElseThrow(() -> noNodeThere), cardOf);
        }
    }

    private URI addressOf(String typed) {
        try {
            return outbound.address(typed);
        } catch (AddressRefused e) {
            throw new Refusal(FIELD, String.valueOf(e.getMessage()));
        }
    }

    private Found at(BesideTracker.Node there, Function<URI, Card> cardOf) {
        try {
            URI address = there.address();
            if (node.publicAddress().filter(own -> same(own, address)).isPresent()) {
                return found(address, ownCard.now());
            }
            Found found = found(address, cardOf.apply(address));
            there.mustHave(found.key());
            return found;
        } catch (AddressRefused | NoAnswer e) {
            throw new Refusal(FIELD, String.valueOf(e.getMessage()));
        }
    }

    private Found found(URI address, Card card) {
        NodeKey key = card.nodeKey().orElseThrow(() -> notNode(address));
        boolean local = key.equals(node.key());
        return new Found(
                new Destination(address, card.name(), card.tracker(), local, offers.towards(card)), local ? null : key);
    }

    /** A node that was just verified is nothing to look around for, so asking it again does not count. */
    private Card ask(URI address, String by) {
        if (recent.find(address).isEmpty()) {
            limit.count(by);
        }
        recent.forget(address);
        Card card = read(address, answerOf(address));
        recent.keep(address, card);
        known.note(address, card);
        return card;
    }

    private Answer answerOf(URI address) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        return outbound.ask(HttpMethod.GET, URI.create(address + Card.PATH), headers, null);
    }

    private Card read(URI address, Answer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            throw new Refusal(
                    FIELD,
                    "%s redirects elsewhere, which is not followed. Enter the address it leads to; a node's own address usually ends after its host and port."
                            .formatted(address));
        }
        Card card = Optional.of(answer)
                .filter(given -> given.status() == 200)
                .flatMap(given -> StrictJson.read(given.body(), Card.class))
                .filter(given -> given.nodeKey().isPresent())
                .orElseThrow(() -> notNode(address));
        Protocol theirs = card.syncline();
        if (theirs == null) {
            throw notNode(address);
        }
        if (!theirs.meets(Protocol.OURS)) {
            throw new Refusal(
                    FIELD,
                    "The node at %s speaks %s of the protocol and this node %s. Update the older of the two."
                            .formatted(address, theirs.words(), Protocol.OURS.words()));
        }
        return card;
    }

    private static Refusal notNode(URI address) {
        return new Refusal(
                FIELD,
                "%s answers, but is not a Syncline node, and no node is known beside it. If it is your partner's tracker, ask the partner for the public address shown under General Settings of their Syncline node."
                        .formatted(address));
    }

    /** Whether two addresses lead to the same place, however they are written. */
    static boolean same(URI one, URI other) {
        return place(one).equals(place(other));
    }

    private static String place(URI address) {
        String scheme = String.valueOf(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equalsIgnoreCase("http") ? 80 : 443;
        String path = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
        return (scheme + "://" + address.getHost() + ":" + port).toLowerCase(Locale.ROOT) + path;
    }
}
