package dev.syncline.fault;

import dev.syncline.connection.RulesPublished;
import dev.syncline.queue.Queue;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the items that earlier rules failed on go on under the rules just published, the oldest of each lane first. */
@Component
class RetryWithNewRules {

    private final FaultRows faults;
    private final ObjectProvider<Queue> queue;

    RetryWithNewRules(JdbcClient jdbc, Clock clock, ObjectProvider<Queue> queue) {
        this.faults = new FaultRows(jdbc, clock);
        this.queue = queue;
    }

    @EventListener
    @Transactional
    public void on(RulesPublished published) {
        faults.workOfRules(published.id()).forEach(work -> queue.getObject().retry(work));
    }
}
