package dev.syncline.incoming;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Item;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.ConnectPermits;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The item of ours that the other side wants paired with one of its own. */
@Component
class WantedItem {

    private final Connections connections;
    private final ConnectPermits permits;
    private final LocalSide local;
    private final Twins twins;

    WantedItem(Connections connections, ConnectPermits permits, LocalSide local, Twins twins) {
        this.connections = connections;
        this.permits = permits;
        this.local = local;
        this.twins = twins;
    }

    /** Why it cannot be paired, in a sentence for the other side's administrator. */
    static final class NotToBeHad extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotToBeHad(String sentence) {
            super(sentence);
        }
    }

    /** Finds it; whoever may not pair learns nothing about which items there are. */
    Item find(Envelope envelope, ConnectMessage message) {
        Connection connection = connections
                .find(envelope.connection())
                .orElseThrow(() -> new NotToBeHad("The connection was deleted on the other side."));
        if (connection.type() != Connection.Type.LOCAL && !permits.isGiven(connection.id())) {
            throw new NotToBeHad(
                    ("%s does not let you connect your items with its own. Ask its administrator to permit it there, on"
                                    + " the page of this connection under Connect items, then connect again.")
                            .formatted(connection.localShortName()));
        }
        Item item = named(message)
                .orElseThrow(() -> new NotToBeHad("There is no item “%s” at %s. Check the key."
                        .formatted(message.wantedKey(), connection.localShortName())));
        mustBeFree(connection.id(), new TwinId(envelope.twin()), message, item);
        return item;
    }

    private Optional<Item> named(ConnectMessage message) {
        Connector connector = local.connector();
        List<String> offered = connector.capabilities().entityTypes();
        List<String> types = offered.contains(message.wantedType()) ? List.of(message.wantedType()) : offered;
        return types.stream()
                .map(type -> connector.findByKey(type, message.wantedKey()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void mustBeFree(ConnectionId connection, TwinId twin, ConnectMessage message, Item item) {
        String self = local.counterpart(item.ref()).url();
        if (!self.isEmpty() && self.equals(message.from().url())) {
            throw new NotToBeHad(
                    "%s cannot be connected with itself.".formatted(item.ref().key()));
        }
        if (isOther(twins.findByLocal(connection, item.ref()), twin)) {
            throw new NotToBeHad("%s is under sync with another item on this connection already. Unexalate it first."
                    .formatted(item.ref().key()));
        }
        if (isOther(twins.findByRemoteId(connection, message.from().id()), twin)) {
            throw new NotToBeHad("%s is under sync with another item on this connection already. Unexalate it first."
                    .formatted(message.from().key()));
        }
    }

    private static boolean isOther(Optional<Twin> found, TwinId twin) {
        return found.filter(each -> !each.id().equals(twin)).isPresent();
    }
}
