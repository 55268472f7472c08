package dev.syncline.requesttracker;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The real Request Tracker of Debian's package keeps the connector contract, where it is installed. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRtConnectorTest extends RtContract {

    private final RtServer server = new RtServer();
    private @Nullable Connector connector;

    @BeforeAll
    void start() {
        if (RtServer.isInstalled()) {
            server.start();
            connector = new RtConnector(
                    new TrackerSettings(server.settings()),
                    new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
        }
    }

    /** Before each test, so that each that could not run is counted and says why. */
    @BeforeEach
    void isInstalled() {
        RtServer.assumeInstalled();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    protected Connector connector() {
        return Objects.requireNonNull(connector);
    }

    @Override
    protected void deleteByHand(ItemRef item) {
        server.call("DELETE", "/ticket/" + item.id(), "");
    }
}
