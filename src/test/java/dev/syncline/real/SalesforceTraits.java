package dev.syncline.real;

import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Salesforce as its people know it: calls limited, sessions ended, answers lost and slow, rows locked, cases taken for
 * duplicates, its clock set, its event bus cut off.
 *
 * @param patient whether what stops a node for minutes may happen
 * @param begun starts the node anew, which asks again where it would be silent for a quarter of an hour
 */
record SalesforceTraits(SalesforceSimulator simulator, Random random, boolean patient, Runnable begun)
        implements SimulatedOffice.Traits {

    private static final int PIECE = 512;
    /** Less than a listing looks back, or a clock that is set back would hide what it stamps. */
    private static final Duration OFF = Duration.ofMinutes(4);

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
        calm();
        switch (random.nextInt(patient ? 13 : 11)) {
            case 0 -> simulator.limitNext(Duration.ofSeconds(1));
            case 1 -> simulator.failNext();
            case 2 -> simulator.expireToken();
            case 3 -> simulator.faults().lockRows(1 + random.nextInt(4));
            case 4 -> simulator.answerNextWithAPage();
            case 5 -> simulator.loseNextAnswer();
            case 6 -> simulator.faults().drip(PIECE);
            case 7 -> simulator.faults().findDuplicates(1);
            case 8 -> simulator.runAhead(random.nextBoolean() ? OFF : OFF.negated());
            case 9 -> simulator.events().cut();
            case 10 -> simulator.events().overflow("Case");
            case 11 -> simulator.limitNextWithoutSayingHowLong();
            default -> {
                simulator.faults().exhaustQuota(1);
                begun.run();
            }
        }
    }

    @Override
    public void calm() {
        simulator.faults().drip(0);
        simulator.faults().findDuplicates(0);
        simulator.runAhead(Duration.ZERO);
    }
}
