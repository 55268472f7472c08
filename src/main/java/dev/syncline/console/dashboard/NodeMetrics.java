package dev.syncline.console.dashboard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The figures of the dashboard as metrics. One answer reads them once, so that its numbers belong together. */
@Component
class NodeMetrics implements MeterBinder {

    private final FiguresNow now;

    NodeMetrics(FiguresNow now) {
        this.now = now;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "syncline.items.under.sync", "Items under sync on this side", Figures::underSync);
        gauge(
                registry,
                "syncline.queue.queued",
                "Work that waits for its turn",
                each -> each.counts().queued());
        gauge(
                registry,
                "syncline.queue.in.flight",
                "Work being done",
                each -> each.counts().inFlight());
        gauge(
                registry,
                "syncline.queue.parked",
                "Work that somebody must look at",
                each -> each.counts().parked());
        counter(
                registry,
                "syncline.queue.accepted",
                "Work that was ever accepted",
                each -> each.counts().accepted());
        counter(
                registry,
                "syncline.queue.done",
                "Work that is done",
                each -> each.counts().done());
        gauge(
                registry,
                "syncline.queue.lag.seconds",
                "How long the oldest work waits that is not parked",
                each -> each.lag() == null ? 0 : each.lag().toMillis() / 1000.0);
        gauge(registry, "syncline.syncs.last.hour", "Syncs in the last 60 minutes", Figures::lastHour);
        gauge(registry, "syncline.errors.open", "Open errors", Figures::errors);
        bindReach(registry);
    }

    private void bindReach(MeterRegistry registry) {
        gauge(
                registry,
                "syncline.partners.unreachable",
                "Connections whose other node takes nothing, or is not heard of",
                Figures::partnersAway);
        gauge(
                registry,
                "syncline.tracker.unreachable",
                "1 while the tracker tells of no changes, otherwise 0",
                Figures::trackerAway);
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> value) {
        Gauge.builder(name, this, self -> value.applyAsDouble(self.now.recent()))
                .description(what)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> value) {
        FunctionCounter.builder(name, this, self -> value.applyAsDouble(self.now.recent()))
                .description(what)
                .register(registry);
    }
}
