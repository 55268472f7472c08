package dev.syncline.connection;

import dev.syncline.connector.LocalTracker;
import dev.syncline.directory.TrackerDirectory;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Writes the card of this node. */
@Component
class OwnCard {

    private final ThisNode node;
    private final LocalTracker tracker;
    private final TrackerDirectory directory;

    OwnCard(ThisNode node, @Lazy LocalTracker tracker, TrackerDirectory directory) {
        this.node = node;
        this.tracker = tracker;
        this.directory = directory;
    }

    Card now() {
        List<String> modes = node.edition().includesScript()
                ? List.of(Connection.Mode.BASIC.name(), Connection.Mode.SCRIPT.name())
                : List.of(Connection.Mode.BASIC.name());
        URI shown = directory.shownTracker();
        return new Card(
                Protocol.OURS,
                node.name(),
                tracker.kind().displayName(),
                shown == null ? null : shown.toString(),
                tracker.connector().capabilities().entityTypes(),
                modes,
                node.key().encoded(),
                node.edition().kind().name().toLowerCase(Locale.ROOT),
                Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development"));
    }
}
