package dev.syncline.console.dashboard;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * The figures of the dashboard as details of the node's health. What waits, is parked or cannot be reached is told and
 * makes no node ill, since none would be better after a new start; what does is the database, without which there are no
 * figures, and the disk, which has an indicator of its own.
 */
@Component("nodeHealthIndicator")
class NodeHealth extends AbstractHealthIndicator {

    private final FiguresNow now;

    NodeHealth(FiguresNow now) {
        super("The figures of this node cannot be read.");
        this.now = now;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Figures figures = now.recent();
        builder.up()
                .withDetail(
                        "waiting", figures.counts().queued() + figures.counts().inFlight())
                .withDetail("parked", figures.counts().parked())
                .withDetail(
                        "oldestWaitingSeconds",
                        figures.lag() == null ? 0 : figures.lag().toSeconds())
                .withDetail("syncsInTheLastHour", figures.lastHour())
                .withDetail("errors", figures.errors())
                .withDetail("partnersUnreachable", figures.partnersAway())
                .withDetail("trackerUnreachable", figures.trackerAway());
    }
}
