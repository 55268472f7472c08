package dev.syncline.incoming;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The creation of a twin's local item, announced so that a poll that sees the item first knows whose it is.
 *
 * @param correlationKey recognises the item
 * @param announce told whether the item may be there before the twin knows it
 */
record Birth(String correlationKey, Consumer<Boolean> announce) {

    Item of(Supplier<Item> create) {
        announce.accept(true);
        try {
            return create.get();
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == TrackerFailure.Effect.ITEM_PARKS) {
                announce.accept(false);
            }
            throw failure;
        }
    }
}
