package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A simulated org, and a connector that speaks to it. */
abstract class OrgFixture {

    protected final SalesforceSimulator simulator = new SalesforceSimulator(Clock.systemUTC());
    protected final SalesforceConnector connector = open(Map.of());

    @AfterEach
    void stop() {
        simulator.close();
    }

    protected final SalesforceConnector open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.putAll(more);
        return new SalesforceConnector(new TrackerSettings(settings), lines());
    }

    protected static TrackerLines lines() {
        return new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC());
    }

    protected final Item create(Map<String, ?> more) {
        Map<String, @Nullable Object> fields = new HashMap<>(Map.of("Subject", "Printer on fire"));
        fields.putAll(more);
        return connector.create("Case", UUID.randomUUID().toString(), fields);
    }

    protected final Item read(ItemRef ref) {
        return connector.read(ref.entityType(), ref.id()).orElseThrow();
    }

    protected static TrackerFailure failure(ThrowingCallable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call);
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }
}
