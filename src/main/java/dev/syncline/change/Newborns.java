package dev.syncline.change;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Items that an incoming rule has just created and whose twins do not know them yet. */
@Component
class Newborns {

    private final Twins twins;

    Newborns(Twins twins) {
        this.twins = twins;
    }

    /** Asked before the twins of an item are: so an item is found here or there, whenever it is bound. */
    Seen among(Connector connector, Collection<ItemRef> items) {
        List<Twin> creating = items.isEmpty() ? List.of() : twins.creating();
        Set<String> types = items.stream().map(ItemRef::entityType).collect(Collectors.toSet());
        Map<String, List<Twin>> found = new HashMap<>();
        for (Twin twin : creating) {
            for (String type : types) {
                created(connector, type, twin)
                        .ifPresent(item -> found.computeIfAbsent(name(item.ref()), name -> new ArrayList<>())
                                .add(twin));
            }
        }
        return new Seen(found);
    }

    /** The newborn items by name, each with the twins it was made for. */
    record Seen(Map<String, List<Twin>> found) {

        List<Twin> twinsOf(ItemRef item) {
            return found.getOrDefault(name(item), List.of());
        }
    }

    private static Optional<Item> created(Connector connector, String type, Twin twin) {
        try {
            return connector.findCreated(type, twin.correlationKey());
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == Effect.ITEM_PARKS) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static String name(ItemRef item) {
        return item.entityType() + " " + item.id();
    }
}
