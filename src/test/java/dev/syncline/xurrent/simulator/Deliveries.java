package dev.syncline.xurrent.simulator;

import dev.syncline.connector.WebhookCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhook calls of the simulated account, as the weather lets them arrive. */
public final class Deliveries {

    /** What becomes of deliveries on their way. */
    public enum Weather {
        CLEAR,
        /** Each arrives twice. */
        DOUBLED,
        /** The latest arrives first. */
        REORDERED,
        /** None arrives until the weather is another. */
        LATE,
        /** None arrives. */
        NEVER
    }

    private final List<WebhookCall> underWay = new ArrayList<>();
    private Weather weather = Weather.CLEAR;

    public synchronized void weather(Weather next) {
        weather = next;
    }

    synchronized void happened(String event, Map<String, @Nullable Object> request) {
        String body = "{\"event\":\"%s\",\"object_id\":%s,\"object_nodeID\":\"%s\",\"payload\":{}}"
                .formatted(event, request.get("requestId"), request.get("id"));
        underWay.add(new WebhookCall(
                "POST",
                "",
                Map.of("X-Xurrent-Delivery", UUID.randomUUID().toString()),
                body.getBytes(StandardCharsets.UTF_8),
                true));
    }

    /** What arrives now. */
    public synchronized List<WebhookCall> arrive() {
        List<WebhookCall> arriving = new ArrayList<>();
        if (weather == Weather.LATE) {
            return arriving;
        }
        if (weather != Weather.NEVER) {
            arriving.addAll(underWay);
        }
        underWay.clear();
        if (weather == Weather.DOUBLED) {
            arriving.addAll(List.copyOf(arriving));
        } else if (weather == Weather.REORDERED) {
            Collections.reverse(arriving);
        }
        return arriving;
    }
}
