package dev.syncline.notification;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.FaultGroup;
import dev.syncline.node.ThisNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts faults into words for people who are not looking at the console. */
@Component
class FaultWords {

    private static final int NAMED = 10;

    private final Connections connections;
    private final ThisNode node;
    private final Clock clock;

    FaultWords(Connections connections, ThisNode node, Clock clock) {
        this.connections = connections;
        this.node = node;
        this.clock = clock;
    }

    Notice about(FaultGroup group, List<Fault> faults) {
        String connection = name(group.connection());
        String kind = kind(group);
        String count = faults.size() == 1 ? "1 new error" : faults.size() + " new errors";
        return new Notice(
                UUID.randomUUID(),
                clock.instant(),
                "%s %s (%s)"
                        .formatted(count, connection == null ? "of this node" : "on connection " + connection, kind),
                node.name(),
                connection,
                group.level().name().toLowerCase(Locale.ROOT),
                kind,
                faults.size(),
                faults.stream()
                        .limit(NAMED)
                        .map(fault -> new Notice.Line(fault.item(), fault.message(), fault.remedy()))
                        .toList(),
                link(group.connection()));
    }

    /** What shows that a way works. */
    Notice test() {
        return new Notice(
                UUID.randomUUID(),
                clock.instant(),
                "This is a test",
                node.name(),
                null,
                "node",
                "test",
                1,
                List.of(new Notice.Line(null, "Notifications of this node arrive here.", "Nothing; all is well.")),
                link(null));
    }

    private static String kind(FaultGroup group) {
        if (group.rule() == null) {
            return switch (group.level()) {
                case ITEM -> "items the tracker or this node refused";
                case CONNECTION -> "the connection itself";
                case NODE -> "this node";
            };
        }
        return switch (group.rule()) {
            case "outgoing" -> "outgoing rule";
            case "incoming" -> "incoming rule";
            case "remote" -> "reported by the other side";
            default -> group.rule();
        };
    }

    private @Nullable String name(@Nullable ConnectionId connection) {
        return connection == null
                ? null
                : connections.find(connection).map(Connection::name).orElse(connection.toString());
    }

    private @Nullable String link(@Nullable ConnectionId connection) {
        return node.publicAddress()
                .map(address -> address + "/errors" + (connection == null ? "" : "?connection=" + connection))
                .orElse(null);
    }
}
