package dev.syncline.console.queue;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.QueuedWork.State;
import dev.syncline.queue.Work;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why changes wait: for somebody, for a change of the same item before them, or for their connection. */
@Component
public class Waits {

    /** So much of what another change waits for is repeated. */
    private static final int REPEATED = 200;

    private final Queue queue;
    private final Faults faults;
    private final KnownConnections known;

    Waits(Queue queue, Faults faults, KnownConnections known) {
        this.queue = queue;
        this.faults = faults;
        this.known = known;
    }

    /** Work of one kind on one connection, which is held back or not as a whole. */
    private record Way(UUID connection, String kind) {}

    /** What has to be known of all of them, asked once. */
    private record Known(
            Map<Lane, QueuedWork> heads,
            Map<Long, Fault> faults,
            Map<UUID, Optional<Connection>> connections,
            Map<Way, Optional<Wait>> shut) {}

    /** By the number of the change. */
    public Map<Long, Wait> of(List<QueuedWork> works) {
        Map<Lane, QueuedWork> heads = queue.heads(
                works.stream().map(each -> each.work().lane()).distinct().toList());
        List<Long> ids = Stream.concat(works.stream(), heads.values().stream())
                .map(each -> each.work().id())
                .distinct()
                .toList();
        Map<Long, Fault> open = new HashMap<>();
        faults.openOfWork(ids).forEach(fault -> {
            if (fault.workId() != null) {
                open.putIfAbsent(fault.workId(), fault);
            }
        });
        Known all = new Known(heads, open, new HashMap<>(), new HashMap<>());
        return works.stream().collect(Collectors.toMap(each -> each.work().id(), each -> wait(each, all)));
    }

    private Wait wait(QueuedWork queued, Known all) {
        if (queued.state() == State.IN_FLIGHT) {
            return Wait.plain("It is being done now.");
        }
        Work work = queued.work();
        String own = queued.reason();
        if (queued.state() == State.PARKED) {
            return linked(
                    own == null ? "Somebody has to look at it." : own,
                    all.faults().get(work.id()),
                    null);
        }
        Connection connection = connection(work, all).orElse(null);
        Wait shut = connection == null ? null : shut(connection, work.kind(), all);
        if (shut != null && connection != null && connection.status() != Connection.Status.ACTIVE) {
            return shut;
        }
        QueuedWork head = all.heads().get(work.lane());
        boolean behind = head != null && head.work().id() < work.id();
        if (head != null && behind && head.state() == State.PARKED) {
            return behind(head, all);
        }
        if (own != null) {
            return linked(own, all.faults().get(work.id()), shut);
        }
        if (shut != null) {
            return shut;
        }
        return head != null && behind ? behind(head, all) : Wait.plain("Its turn comes by itself.");
    }

    /** A change of the same item is not done yet. */
    private static Wait behind(QueuedWork head, Known all) {
        long number = head.work().id();
        String how = head.state() == State.PARKED ? "is parked" : head.reason() == null ? null : "is tried again";
        String before = "Waits behind change %d of the same item".formatted(number);
        String sentence = how == null
                ? before + "."
                : before + ", which " + how + (head.reason() == null ? "." : ": " + cut(head.reason()));
        return linked(sentence, all.faults().get(number), new Wait("", "Change " + number, "/queue/" + number));
    }

    private @Nullable Wait shut(Connection connection, String kind, Known all) {
        return all.shut()
                .computeIfAbsent(
                        new Way(connection.id().value(), kind), way -> Optional.ofNullable(shut(connection, kind)))
                .orElse(null);
    }

    private @Nullable Wait shut(Connection connection, String kind) {
        String sentence = queue.heldBack(connection.id().value(), kind).orElse(null);
        if (sentence == null) {
            return null;
        }
        // Activating is done where connections are listed; what else holds one back is an error of it.
        Fault fault = connection.status() == Connection.Status.ACTIVE
                ? faults.openOfWhole(connection.id()).stream().findFirst().orElse(null)
                : null;
        String listed = "/connections?containing=" + URLEncoder.encode(connection.name(), StandardCharsets.UTF_8);
        return linked(sentence, fault, new Wait("", "The connection", listed));
    }

    private static Wait linked(String sentence, @Nullable Fault fault, @Nullable Wait otherwise) {
        if (fault != null) {
            return new Wait(sentence, "The error", "/errors/" + fault.id());
        }
        return otherwise == null ? Wait.plain(sentence) : new Wait(sentence, otherwise.link(), otherwise.to());
    }

    private Optional<Connection> connection(Work work, Known all) {
        UUID id = work.connection();
        return id == null
                ? Optional.empty()
                : all.connections().computeIfAbsent(id, key -> known.find(new ConnectionId(key).toString()));
    }

    private static String cut(String reason) {
        return reason.length() <= REPEATED ? reason : reason.substring(0, REPEATED - 1) + "…";
    }
}
