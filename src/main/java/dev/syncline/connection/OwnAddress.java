package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Finds out whether this node is reached at its own public address. */
@Component
public class OwnAddress {

    private final ThisNode node;
    private final Outbound outbound;
    private final Clock clock;
    private volatile @Nullable Check last;

    OwnAddress(ThisNode node, Outbound outbound, Clock clock) {
        this.node = node;
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * What a check found.
     *
     * @param itself whether this very node answered
     * @param sentence what was found, and what to do when it was not this node
     */
    public record Check(URI address, boolean itself, String sentence, Instant at) {}

    /** The last check of the address in force, since this process started. */
    public Optional<Check> last() {
        return Optional.ofNullable(last).filter(check -> node.publicAddress().equals(Optional.of(check.address())));
    }

    /** Asks at the public address now, for up to 10 s; empty for a node without one. */
    public Optional<Check> now() {
        Optional<Check> check = node.publicAddress().map(this::ask);
        last = check.orElse(null);
        return check;
    }

    private Check ask(URI address) {
        try {
            Answer answer = outbound.ask(HttpMethod.GET, URI.create(address + Card.PATH), new HttpHeaders(), null);
            return judge(address, answer);
        } catch (AddressRefused | NoAnswer e) {
            return new Check(address, false, String.valueOf(e.getMessage()), clock.instant());
        }
    }

    private Check judge(URI address, Answer answer) {
        Optional<NodeKey> key = StrictJson.read(answer.body(), Card.class)
                .filter(card -> answer.status() == 200)
                .flatMap(Card::nodeKey);
        boolean itself = key.equals(Optional.of(node.key()));
        String sentence = itself
                ? "This node answers at " + address + "."
                : key.isEmpty()
                        ? "Something answers at " + address + ", but it is not a Syncline node. Check where the proxy "
                                + "in front of this node sends requests."
                        : "Another Syncline node answers at " + address + ". Enter the address of this one.";
        return new Check(address, itself, sentence, clock.instant());
    }
}
