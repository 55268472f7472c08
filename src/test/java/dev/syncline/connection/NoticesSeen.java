package dev.syncline.connection;

import static dev.syncline.connection.TwoNodes.connection;

import dev.syncline.access.Audit;
import dev.syncline.connection.StatusController.StatusNotice;
import dev.syncline.outbound.Answer;
import dev.syncline.testing.RunningNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nodes know and say of each other's notices, for tests. */
final class NoticesSeen {

    private NoticesSeen() {}

    static Optional<Notice> said(RunningNode node, Connection connection) {
        return Optional.ofNullable(node.bean(OtherSide.class)
                        .standings(List.of(connection))
                        .get(connection.id().toString()))
                .flatMap(standing -> Optional.ofNullable(standing.said()));
    }

    static boolean isTold(RunningNode node, ConnectionId id) {
        return node.bean(OtherSide.class)
                .standings(List.of(connection(node, id)))
                .getOrDefault(id.toString(), new OtherSide.Standing(null, true))
                .told();
    }

    static Optional<SentNotices.Kept> kept(RunningNode node, ConnectionId id) {
        return node.bean(SentNotices.class).find(id.value());
    }

    static Answer tell(RunningNode from, Connection connection, Notice notice) {
        URI address = Objects.requireNonNull(connection.remoteAddress());
        ConnectionId there = Objects.requireNonNull(connection.remoteId());
        return from.bean(PeerCalls.class)
                .ask(
                        HttpMethod.POST,
                        PendingAcceptances.statusOf(address, there),
                        StatusNotice.of(notice),
                        PeerCalls.Between.sidesOf(connection));
    }

    /** Moves the other side, as far as this node knows, for what it has to tell and for what comes. */
    static void address(RunningNode node, ConnectionId id, String address) {
        connectionAddress(node, id, address);
        node.bean(JdbcClient.class)
                .sql("update notice_sent set remote_address = ? where connection_id = ?")
                .param(address)
                .param(id.value())
                .update();
    }

    static void connectionAddress(RunningNode node, ConnectionId id, String address) {
        node.bean(JdbcClient.class)
                .sql("update connection set remote_address = ? where id = ?")
                .param(address)
                .param(id.value())
                .update();
    }

    static int putOff(RunningNode node, ConnectionId id) {
        return node.bean(JdbcClient.class)
                .sql("update scheduled_tasks set execution_time = ?, version = version + 1"
                        + " where task_instance like ? and picked = false")
                .param(OffsetDateTime.parse("2126-01-01T00:00:00Z"))
                .param(id + ":%")
                .update();
    }

    static long rowsOf(RunningNode node, ConnectionId id) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from notice_received where connection_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    static List<String> audited(RunningNode node) {
        return node.bean(Audit.class).page(PageRequest.of(0, 100)).getContent().stream()
                .map(event -> event.what() + ": " + event.subject())
                .toList();
    }
}
