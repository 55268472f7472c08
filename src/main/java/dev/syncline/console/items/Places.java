package dev.syncline.console.items;

import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the pages that show items. */
final class Places {

    private Places() {}

    /** The page of an item of ours. */
    static String of(ItemRef item) {
        return path("/items/{type}/{id}", item.entityType(), item.id());
    }

    /** The page of a pair: that of its local item, or its own while there is none. */
    static String of(Twin twin) {
        ItemRef local = twin.local();
        return local == null ? path("/twins/{connection}/{twin}", twin.connection(), twin.id()) : of(local);
    }

    /** The different pages that these lead to. */
    static List<String> of(@Nullable ItemRef own, List<Twin> twins) {
        List<String> places = new ArrayList<>(twins.stream().map(Places::of).toList());
        if (own != null) {
            places.add(0, of(own));
        }
        return Stream.of(places).flatMap(List::stream).distinct().toList();
    }

    private static String path(String pattern, Object... values) {
        return UriComponentsBuilder.fromPath(pattern)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
