package dev.syncline.real;

import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Salesforce as its people know it: calls limited, sessions ended, answers lost, rows locked. */
record SalesforceTraits(SalesforceSimulator simulator, Random random) implements SimulatedOffice.Traits {

    @Override
    public String entityType() {
        return "Case";
    }

    @Override
    public String room() {
        return "Floor__c";
    }

    @Override
    public Map<String, String> statuses() {
        return Map.of("new", "New", "open", "Working", "stalled", "Escalated", "resolved", "Closed");
    }

    @Override
    public void create(String subject, String description) {
        simulator.create(subject, description, "Medium");
    }

    @Override
    public Optional<Consumer<String>> deleting() {
        return Optional.of(simulator::delete);
    }

    @Override
    public void worsen() {
        switch (random.nextInt(6)) {
            case 0 -> simulator.limitNext(Duration.ofSeconds(1));
            case 1 -> simulator.failNext();
            case 2 -> simulator.expireToken();
            case 3 -> simulator.faults().lockRows(1 + random.nextInt(4));
            case 4 -> simulator.answerNextWithAPage();
            default -> simulator.loseNextAnswer();
        }
    }
}
