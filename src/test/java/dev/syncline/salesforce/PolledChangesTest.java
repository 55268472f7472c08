package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polling finds what changed in an org, however much at once and however late it becomes visible. */
class PolledChangesTest {

    private static final int CASES = 2_500;
    private static final int LIMIT = 200;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final SalesforceSimulator simulator = new SalesforceSimulator(clock);
    private final SalesforceConnector connector = new SalesforceConnector(
            new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock));
    private String cursor = connector.changesSince(null, LIMIT).cursor();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void whatALongTransactionShowsAtItsEndIsFoundInABusyOrg() {
        simulator.create("Before", "", "Medium");
        assertThat(reported()).hasSize(1);
        for (int minute = 0; minute < 9; minute++) {
            clock.advance(Duration.ofMinutes(1));
            simulator.create("Case " + minute, "", "Medium");
            reported();
        }
        simulator.runAhead(Duration.ofMinutes(-9));
        String late = simulator.create("Stamped nine minutes ago", "", "Medium");
        simulator.runAhead(Duration.ZERO);

        assertThat(reported()).contains(late);
    }

    @Test
    void eachIsReportedAndWhatIsKnownTakesFewCalls() {
        for (int number = 0; number < CASES; number++) {
            simulator.create("Case " + number, "One of many.", "Medium");
        }
        assertThat(reported()).hasSize(CASES);
        clock.advance(Duration.ofSeconds(4));
        assertThat(reported()).as("once more, for their stamp was in use").hasSize(CASES);
        clock.advance(Duration.ofSeconds(4));
        int before = simulator.calls();

        assertThat(reported()).isEmpty();

        assertThat(simulator.calls() - before).isLessThan(CASES / LIMIT);
    }

    private Set<String> reported() {
        Set<String> ids = new HashSet<>();
        ChangesPage page;
        do {
            page = connector.changesSince(cursor, LIMIT);
            assertThat(page.hints()).hasSizeLessThanOrEqualTo(LIMIT);
            page.hints().forEach(hint -> ids.add(hint.item().id()));
            cursor = page.cursor();
        } while (page.more());
        return ids;
    }
}
