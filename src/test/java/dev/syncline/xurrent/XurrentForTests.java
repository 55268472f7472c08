package dev.syncline.xurrent;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;

/** A connector to a simulated account, for tests elsewhere. */
public final class XurrentForTests {

    private XurrentForTests() {}

    public static Connector connector(XurrentSimulator simulator) {
        return new XurrentConnector(
                new TrackerSettings(simulator.settings()),
                new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()),
                1000);
    }
}
