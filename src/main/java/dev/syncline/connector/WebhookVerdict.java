package dev.syncline.connector;

import dev.syncline.connector.ChangesPage.Hint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a webhook call: taken as hints, or refused with a reason.
 *
 * @param delivery what the tracker calls this delivery, the same when it is sent again; null to tell by its content
 * @param reason why it was refused; kept by this node, never answered
 * @param answer what the caller hears
 * @param followUp what is left to do after the answer, given back to {@link Connector#followUp}; null for nothing
 */
public record WebhookVerdict(
        boolean accepted,
        List<Hint> hints,
        @Nullable String delivery,
        @Nullable String reason,
        Answer answer,
        @Nullable String followUp) {

    public WebhookVerdict {
        hints = List.copyOf(hints);
    }

    /** What a caller hears, such as the echo of a handshake. */
    public record Answer(int status, String contentType, String body) {}

    private static final Answer TAKEN = new Answer(200, "text/plain", "");
    private static final Answer NOT_TAKEN = new Answer(401, "text/plain", "");

    public static WebhookVerdict accepted(@Nullable String delivery, List<Hint> hints) {
        return new WebhookVerdict(true, hints, delivery, null, TAKEN, null);
    }

    /** Refused because nobody proved to be the tracker, or because nothing can be read from it. */
    public static WebhookVerdict refused(String reason) {
        return new WebhookVerdict(false, List.of(), null, reason, NOT_TAKEN, null);
    }

    /** The same verdict with another answer. */
    public WebhookVerdict answering(int status, String contentType, String body) {
        return new WebhookVerdict(accepted, hints, delivery, reason, new Answer(status, contentType, body), followUp);
    }

    /** The same verdict with something left to do. */
    public WebhookVerdict followedBy(String task) {
        return new WebhookVerdict(accepted, hints, delivery, reason, answer, task);
    }
}
