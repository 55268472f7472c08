package dev.syncline.directory;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Looks whether a node answers at an address with the key it is said to have. */
@Component
class ShownKey {

    private static final String CARD = "/.well-known/syncline";

    private final Outbound outbound;

    ShownKey(Outbound outbound) {
        this.outbound = outbound;
    }

    private record Card(@Nullable String key) {}

    /** Why it is not so, as a sentence; empty when all is well. */
    Optional<String> objection(URI address, NodeKey key) {
        try {
            URI checked = outbound.address(address.toString());
            Answer answer = outbound.ask(HttpMethod.GET, URI.create(checked + CARD), new HttpHeaders(), null);
            boolean same = answer.status() == 200
                    && StrictJson.read(answer.body(), Card.class)
                            .filter(card -> key.encoded().equals(card.key()))
                            .isPresent();
            return same
                    ? Optional.empty()
                    : Optional.of("At " + address + " no node answers with the key that signed the record."
                            + " Check the node's public address.");
        } catch (AddressRefused | NoAnswer e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
