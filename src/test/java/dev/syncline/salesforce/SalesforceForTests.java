package dev.syncline.salesforce;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.time.Clock;

/** A connector to a simulated org, for tests elsewhere. */
public final class SalesforceForTests {

    private SalesforceForTests() {}

    public static Connector connector(SalesforceSimulator simulator) {
        return new SalesforceConnector(
                new TrackerSettings(simulator.settings()),
                new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
    }
}
