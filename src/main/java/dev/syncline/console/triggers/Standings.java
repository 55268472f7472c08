package dev.syncline.console.triggers;

import dev.syncline.change.Trigger;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twins;
import org.springframework.stereotype.Component;

/** How items stand on a trigger's connection. */
@Component
public class Standings {

    private final Twins twins;
    private final StayOut stayOut;

    Standings(Twins twins, StayOut stayOut) {
        this.twins = twins;
        this.stayOut = stayOut;
    }

    /** What there is about an item that the trigger matches. */
    public Standing of(Trigger trigger, ItemRef item) {
        if (twins.findByLocal(trigger.connection(), item).isPresent()) {
            return Standing.UNDER_SYNC;
        }
        if (!stayOut.of(item).contains(trigger.connection())) {
            return Standing.FREE;
        }
        if (stayOut.turnedAway(item).contains(trigger.connection())) {
            return Standing.CAME_BACK;
        }
        return stayOut.bereft(item).contains(trigger.connection()) ? Standing.BEREFT : Standing.TAKEN_OFF;
    }
}
