package dev.syncline.change;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what a webhook or a stream brought, as at what a poll brings. */
@Component
class TakeDelivery implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(TakeDelivery.class);

    private final ObjectProvider<LocalTracker> tracker;
    private final Hints hints;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;

    TakeDelivery(
            ObjectProvider<LocalTracker> tracker, Hints hints, Deliveries deliveries, TransactionTemplate transaction) {
        this.tracker = tracker;
        this.hints = hints;
        this.deliveries = deliveries;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return Delivery.KIND;
    }

    @Override
    public Outcome handle(Work work) {
        Delivery delivery = Delivery.fromPayload(work.payload());
        LocalTracker local = tracker.getObject();
        if (!local.kind().name().equals(delivery.tracker())) {
            return Outcome.done(); // the node speaks for another tracker by now
        }
        Connector connector = local.connector();
        try {
            List<Hint> told = new ArrayList<>(delivery.hints());
            if (delivery.followUp() != null) {
                told.addAll(connector.followUp(delivery.followUp()));
            }
            Hints.Looked looked = hints.look(connector, told);
            transaction.executeWithoutResult(status -> hints.keep(looked));
            deliveries.forgetOld();
            return Outcome.done();
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == Effect.ITEM_PARKS) {
                LOG.warn(
                        "What the tracker told by itself led nowhere; polling reads what it was about: {}",
                        failure.getMessage());
                return Outcome.done();
            }
            return new Outcome.Retry(
                    String.valueOf(failure.getMessage()), failure.comeBackIn().orElse(null));
        }
    }
}
