package dev.syncline.queue;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All gates of this node; work passes when every one is open. */
@Component
class Gates {

    private final ObjectProvider<Gate> gates;

    Gates(ObjectProvider<Gate> gates) {
        this.gates = gates;
    }

    boolean areOpen(@Nullable UUID connection, String kind) {
        return connection == null || gates.stream().allMatch(gate -> gate.isOpen(connection, kind));
    }

    Optional<String> reason(UUID connection, String kind) {
        return gates.stream()
                .flatMap(gate -> gate.reason(connection, kind).stream())
                .findFirst();
    }
}
