package dev.syncline.connector;

import dev.syncline.item.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a webhook delivery: taken as hints, or refused with a reason. */
public record WebhookVerdict(
        boolean accepted, List<ItemRef> hints, @Nullable String reason) {

    public static WebhookVerdict accepted(List<ItemRef> hints) {
        return new WebhookVerdict(true, hints, null);
    }

    public static WebhookVerdict refused(String reason) {
        return new WebhookVerdict(false, List.of(), reason);
    }
}
