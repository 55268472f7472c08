package dev.syncline.connection;

import dev.syncline.directory.TrackerDirectory;
import dev.syncline.node.ThisNode;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator decides where two copies of this node were at work; which is the original nobody else can know. */
@Component
@Transactional
public class Copies {

    private final LifeRows rows;
    private final ConnectionRows connections;
    private final SentNotices sent;
    private final TrackerDirectory directory;
    private final ThisNode node;
    private final ApplicationEventPublisher events;

    Copies(
            LifeRows rows,
            ConnectionRows connections,
            SentNotices sent,
            TrackerDirectory directory,
            ThisNode node,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.connections = connections;
        this.sent = sent;
        this.directory = directory;
        this.node = node;
        this.events = events;
    }

    /** The connections whose other side follows another copy of this node. */
    public List<Connection> refused() {
        return rows.refused().stream()
                .map(id -> connections
                        .findById(id)
                        .map(ConnectionRow::toConnection)
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** This is the node and the other copy is gone: it goes on as after a restored backup, and other sides follow it. */
    public void thisIsTheNode() {
        node.beginAnew();
        rows.claimRefused();
        events.publishEvent(new ThisIsTheNode());
    }

    /**
     * This is a copy: it becomes a node of its own. Its connections belong to the other one; here they are deactivated, and
     * their other sides hear nothing of it.
     */
    public void thisIsACopy() {
        refused().forEach(each -> events.publishEvent(new LifeSettled(each.id())));
        connections.findByStatus(Connection.Status.ACTIVE).forEach(row -> row.become(Connection.Status.DEACTIVATED));
        connections.flush();
        sent.forgetAll();
        rows.forgetAll();
        directory.leave();
        node.becomeAnother();
    }
}
