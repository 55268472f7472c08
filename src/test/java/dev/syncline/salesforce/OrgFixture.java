package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Attachment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.Digests;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A simulated org, and a connector that speaks to it. */
abstract class OrgFixture {

    protected static final byte[] BYTES = "It smokes".getBytes(StandardCharsets.UTF_8);

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

    protected final Attachment attach(Item item, String name, boolean internal) {
        return connector.attach(
                item.ref(),
                new AttachmentDraft(name, "text/plain", BYTES.length, Digests.sha256(BYTES), internal),
                new ByteArrayInputStream(BYTES));
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
