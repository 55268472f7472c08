package dev.syncline.twin;

import dev.syncline.connector.KindGuard;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Items under sync belong to the tracker they were found in. */
@Component
class UnderSync implements KindGuard {

    private final Twins twins;

    UnderSync(Twins twins) {
        this.twins = twins;
    }

    @Override
    public Optional<String> objection() {
        long count = twins.count(null);
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        count == 1
                                ? "One item of the present tracker is under sync; another tracker does not know it. Take it off sync first."
                                : "%d items of the present tracker are under sync; another tracker does not know them. Take them off sync first."
                                        .formatted(count));
    }
}
