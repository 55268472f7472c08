package dev.syncline.console.dashboard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the dashboard as metrics. One answer reads them once, so that its numbers belong together. */
@Component
class NodeMetrics implements MeterBinder {

    private static final long TOGETHER = Duration.ofMillis(500).toNanos();

    private final FiguresNow now;
    private @Nullable Figures last;
    private long read;

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
        gauge(registry, "syncline.syncs.last.hour", "Syncs in the last full hour", Figures::lastHour);
        gauge(registry, "syncline.errors.open", "Open errors", Figures::errors);
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> value) {
        Gauge.builder(name, this, self -> value.applyAsDouble(self.figures()))
                .description(what)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String what, ToDoubleFunction<Figures> value) {
        FunctionCounter.builder(name, this, self -> value.applyAsDouble(self.figures()))
                .description(what)
                .register(registry);
    }

    private synchronized Figures figures() {
        Figures known = last;
        if (known == null || System.nanoTime() - read > TOGETHER) {
            known = now.read();
            last = known;
            read = System.nanoTime();
        }
        return known;
    }
}
