package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.item.Item;
import dev.syncline.item.SyncMessage;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the local item of a pair that an older state of the database knows nothing of. */
@Component
class Forgotten {

    private final Twins twins;

    Forgotten(Twins twins) {
        this.twins = twins;
    }

    /** The copy made for the pair, or the item the pair was begun with; null when there never was one. */
    @Nullable
    Item find(Connector connector, String entityType, Twin twin, SyncMessage message) {
        return connector
                .findCreated(entityType, twin.correlationKey())
                .or(() -> original(connector, twin, message.yours()))
                .orElse(null);
    }

    /** The other side only says which item it might be; the id of the pair, which it cannot make up, tells. */
    private Optional<Item> original(Connector connector, Twin twin, @Nullable String named) {
        if (named == null) {
            return Optional.empty();
        }
        return connector.capabilities().entityTypes().stream()
                .flatMap(type -> connector.read(type, named).stream())
                .filter(item -> twins.isBegunWith(twin.connection(), item.ref(), twin.id()))
                .filter(item -> twins.findByLocal(twin.connection(), item.ref())
                        .map(Twin::id)
                        .filter(other -> !other.equals(twin.id()))
                        .isEmpty())
                .findFirst();
    }
}
