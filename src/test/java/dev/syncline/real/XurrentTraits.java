package dev.syncline.real;

import dev.syncline.xurrent.simulator.Deliveries.Weather;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Xurrent as its people know it: calls limited, tokens ended, answers lost, webhooks doubled, late and never there. */
record XurrentTraits(XurrentSimulator simulator, Random random) implements SimulatedOffice.Traits {

    @Override
    public String entityType() {
        return "request";
    }

    @Override
    public String room() {
        return "supplierRequestID";
    }

    @Override
    public Map<String, String> statuses() {
        return Map.of("new", "Assigned", "open", "In progress", "stalled", "Waiting for", "resolved", "Completed");
    }

    @Override
    public void create(String subject, String description) {
        simulator.create(subject, description, "incident", "medium");
    }

    @Override
    public void worsen() {
        simulator.deliveries().weather(Weather.values()[random.nextInt(Weather.values().length)]);
        switch (random.nextInt(4)) {
            case 0 -> simulator.limitNext(Duration.ofSeconds(1));
            case 1 -> simulator.failNext();
            case 2 -> simulator.expireToken();
            default -> simulator.loseNextAnswer();
        }
    }
}
