package dev.syncline.xurrent;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connector to a simulated account, for tests elsewhere. */
public final class XurrentForTests {

    private XurrentForTests() {}

    /** With the token of a person, who has limits of their own. */
    public static Connector ofAPerson(XurrentSimulator simulator) {
        Map<String, String> settings = new LinkedHashMap<>(simulator.settings());
        settings.keySet().removeAll(List.of("clientId", "clientSecret"));
        settings.put("token", XurrentSimulator.PERSONAL);
        return new XurrentConnector(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()), 1000);
    }
}
