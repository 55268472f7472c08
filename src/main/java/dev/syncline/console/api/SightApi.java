package dev.syncline.console.api;

import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.dashboard.ActivityChart;
import dev.syncline.console.dashboard.FiguresNow;
import dev.syncline.console.dashboard.Period;
import dev.syncline.console.items.ItemStatuses;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.TwinPage;
import dev.syncline.twin.Twins;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the console shows of connections, triggers and items. */
@RestController
@RequestMapping("/api/v1")
class SightApi {

    private final Connections connections;
    private final KnownConnections known;
    private final Triggers triggers;
    private final Twins twins;
    private final ItemStatuses items;
    private final FiguresNow figures;
    private final ActivityChart activity;
    private final Standoffs standoffs;

    SightApi(
            Connections connections,
            KnownConnections known,
            Triggers triggers,
            Twins twins,
            ItemStatuses items,
            FiguresNow figures,
            ActivityChart activity,
            Standoffs standoffs) {
        this.connections = connections;
        this.known = known;
        this.triggers = triggers;
        this.twins = twins;
        this.items = items;
        this.figures = figures;
        this.activity = activity;
        this.standoffs = standoffs;
    }

    @GetMapping("/dashboard")
    FiguresView dashboard() {
        return FiguresView.of(figures.read());
    }

    /** The numbers of the activity chart. */
    @GetMapping("/dashboard/activity")
    ActivityView activity(@RequestParam(defaultValue = "DAY") Period by) {
        return ActivityView.of(by, activity.bars(by));
    }

    @GetMapping("/connections")
    Found<ConnectionView> connections(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        return Found.of(connections.after(after, most + 1), most, Connection::name, ConnectionView::of);
    }

    @GetMapping("/connections/{id}")
    ConnectionView connection(@PathVariable String id) {
        return ConnectionView.of(known.get(id));
    }

    @GetMapping("/triggers")
    Found<TriggerView> triggers(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        return Found.of(
                triggers.after(only(connection), after, most + 1),
                most,
                (Trigger trigger) -> trigger.id().toString(),
                TriggerView::of);
    }

    /** Pairs in the order of our keys; {@code text} is the start of either key, or a whole id. */
    @GetMapping("/items")
    Found<PairView> items(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        TwinPage page = pairs(only(connection), text, after, Slicing.limit(limit));
        return new Found<>(page.twins().stream().map(PairView::of).toList(), page.next());
    }

    @GetMapping("/items/{entityType}/{id}")
    ItemView item(@PathVariable String entityType, @PathVariable String id) {
        return ItemView.of(items.of(new ItemRef("", "", entityType, id, ""), null), standoffs);
    }

    private TwinPage pairs(@Nullable ConnectionId connection, String text, @Nullable String after, int limit) {
        try {
            return twins.page(connection, text, after, limit);
        } catch (IllegalArgumentException e) {
            throw Slicing.unknownMark(String.valueOf(after));
        }
    }

    private @Nullable ConnectionId only(@Nullable String connection) {
        return connection == null ? null : known.get(connection).id();
    }
}
