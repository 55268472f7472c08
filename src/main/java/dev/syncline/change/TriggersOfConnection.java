package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.TriggerThen;
import dev.syncline.connection.TriggersNow;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Tells the triggers that a published revision keeps a copy of. */
@Component
class TriggersOfConnection implements TriggersNow {

    private static final int MOST = 1000;

    private final Triggers triggers;

    TriggersOfConnection(Triggers triggers) {
        this.triggers = triggers;
    }

    @Override
    public List<TriggerThen> of(ConnectionId connection) {
        return triggers.page(connection, PageRequest.of(0, MOST)).stream()
                .map(each -> new TriggerThen(each.entityType(), each.filter(), each.notes(), each.active()))
                .toList();
    }
}
