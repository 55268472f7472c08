package dev.syncline.queue;

import java.time.Instant;
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

    /**
     * When work is tried again that was to be tried then; empty when it is its turn already, or nobody can say when the
     * gate opens. Never a moment that has passed.
     */
    Optional<Instant> nextTry(Work work, Instant planned, Instant now) {
        UUID connection = work.connection();
        if (connection == null) {
            return Optional.of(planned).filter(now::isBefore);
        }
        return gates.stream()
                .filter(gate -> !gate.isOpen(connection, work.kind()))
                .map(gate -> gate.nextLook(connection, work.kind()))
                .reduce(Optional.of(planned), Gates::later)
                .filter(now::isBefore);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(mine -> other.map(theirs -> mine.isAfter(theirs) ? mine : theirs));
    }
}
