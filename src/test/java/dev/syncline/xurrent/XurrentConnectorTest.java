package dev.syncline.xurrent;

import dev.syncline.connector.Connector;
import dev.syncline.connector.ConnectorContract;
import dev.syncline.connector.TrackerFaults;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.HurriedClock;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Xurrent keeps the connector contract. */
class XurrentConnectorTest extends ConnectorContract {

    private final HurriedClock clock = new HurriedClock(Clock.systemUTC());
    private final XurrentSimulator simulator = new XurrentSimulator(clock);
    private final String template = simulator.templateOfFields("Floor", "Cost");
    private final Connector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock, clock), 1);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected @Nullable TrackerFaults faults() {
        return simulator;
    }

    @Override
    protected String entityType() {
        return "request";
    }

    @Override
    protected Map<String, @Nullable Object> fields(String summary) {
        return new HashMap<>(Map.of(
                "summary",
                summary,
                "description",
                "As it was",
                "category",
                "incident",
                "impact",
                "medium",
                "templateId",
                template,
                "labels",
                List.of("one")));
    }

    @Override
    protected String filterFor(String summary) {
        return "category=incident&subject=" + summary;
    }

    @Override
    protected String unreadableFilter() {
        return "status=!compleeted";
    }

    @Override
    protected boolean becomeAnother() {
        simulator.terms().becomeAnotherAccount();
        return true;
    }

    @Override
    protected void deleteByHand(ItemRef item) {
        simulator.trash(item.id());
    }

    @Override
    protected String rawPathOf(ItemRef item) {
        return "/requests/" + item.key();
    }

    @Override
    protected WebhookCall deliveryOf(ItemRef item) {
        String body = "{\"event\":\"request.update\",\"object_id\":%s,\"object_nodeID\":\"%s\",\"payload\":{}}"
                .formatted(item.key(), item.id());
        return new WebhookCall(
                "POST", "", Map.of("X-Xurrent-Delivery", "d-1"), body.getBytes(StandardCharsets.UTF_8), true);
    }
}
