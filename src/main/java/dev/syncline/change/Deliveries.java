package dev.syncline.change;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
import dev.syncline.queue.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The webhook deliveries that were taken, each once, and what streams told. */
@Component
class Deliveries {

    /** Longer than any tracker sends a delivery again. */
    private static final Duration REMEMBERED = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final Queue queue;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Deliveries(JdbcClient jdbc, Queue queue, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Keeps an accepted delivery durably before it returns; one that was taken before changes nothing. */
    void take(String tracker, WebhookCall call, WebhookVerdict verdict) {
        if (verdict.hints().isEmpty() && verdict.followUp() == null) {
            return;
        }
        String name = verdict.delivery() == null ? call.query() + "\n" + call.text() : verdict.delivery();
        Delivery delivery = new Delivery(tracker, DigestUtils.sha256Hex(name), verdict.hints(), verdict.followUp());
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into webhook_delivery (tracker, delivery, received) values (?, ?, ?)")
                        .param(tracker)
                        .param(delivery.id())
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
                queue.put(delivery.toWork());
            });
        } catch (DuplicateKeyException takenBefore) {
            return;
        }
    }

    /** Has hints of a stream looked at, in the caller's transaction. */
    void put(String tracker, String name, List<Hint> hints) {
        queue.put(new Delivery(tracker, DigestUtils.sha256Hex(name), hints, null).toWork());
    }

    void forgetOld() {
        jdbc.sql("delete from webhook_delivery where received < ?")
                .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
    }
}
