package dev.syncline.salesforce;

import dev.syncline.connector.Connector;
import dev.syncline.connector.ConnectorContract;
import dev.syncline.connector.TrackerFaults;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Salesforce keeps the connector contract. */
class SalesforceConnectorTest extends ConnectorContract {

    private final SalesforceSimulator simulator = new SalesforceSimulator(Clock.systemUTC());
    private final Connector connector = new SalesforceConnector(
            new TrackerSettings(simulator.settings()),
            new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));

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
        return "Case";
    }

    @Override
    protected Map<String, @Nullable Object> fields(String summary) {
        return new HashMap<>(Map.of(
                "summary", summary, "Description", "As it was", "Priority", "High", "Origin", "Web", "Floor__c", "2"));
    }

    @Override
    protected String filterFor(String summary) {
        return "Origin = 'Web' AND Subject = '" + summary + "'";
    }

    @Override
    protected String unreadableFilter() {
        return "Status = 'New' AND Stauts != 'Closed'";
    }

    @Override
    protected boolean becomeAnother() {
        simulator.becomeAnotherOrg();
        return true;
    }

    @Override
    protected void deleteByHand(ItemRef item) {
        simulator.delete(item.id());
    }

    @Override
    protected String rawPathOf(ItemRef item) {
        return "/services/data/v60.0/query/?q=SELECT Id, Subject FROM Case WHERE Id = '" + item.id() + "'";
    }
}
