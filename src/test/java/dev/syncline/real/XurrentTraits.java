package dev.syncline.real;

import dev.syncline.xurrent.simulator.Deliveries.Weather;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Xurrent as its people know it: calls limited, tokens ended, answers lost and slow, statuses nobody knows, notes
 * redacted, webhooks doubled, late and never there.
 *
 * @param patient whether what stops a node for a minute may happen
 */
record XurrentTraits(XurrentSimulator simulator, Random random, boolean patient) implements SimulatedOffice.Traits {

    private static final int PIECE = 256;

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
    public Optional<Office.Redaction> redacting() {
        return Optional.of(simulator::redact);
    }

    @Override
    public void worsen() {
        calm();
        simulator.deliveries().weather(Weather.values()[random.nextInt(Weather.values().length)]);
        switch (random.nextInt(patient ? 8 : 6)) {
            case 0 -> simulator.limitNext(Duration.ofSeconds(1));
            case 1 -> simulator.failNext();
            case 2 -> simulator.expireToken();
            case 3 -> simulator.loseNextAnswer();
            case 4 -> simulator.drip(PIECE);
            case 5 -> simulator.statusOfTomorrow(random.nextInt(1_000));
            case 6 -> simulator.limitNextWithoutSayingHowLong();
            default -> simulator.limits().useUp();
        }
    }

    @Override
    public void calm() {
        simulator.drip(0);
        simulator.usualStatuses();
    }
}
