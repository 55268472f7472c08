package dev.syncline.redmine;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.ItemRef;
import dev.syncline.outbound.OutboundForTests;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The real Redmine of Debian's package keeps the connector contract, where it is installed. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRedmineConnectorTest extends RedmineContract {

    private final RedmineServer server = new RedmineServer();
    private final Connector connector = new RedmineConnector(
            new TrackerSettings(server.settings()), new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));

    @BeforeAll
    void start() {
        if (RedmineServer.isInstalled()) {
            server.start();
        }
    }

    /** Before each test, so that each that could not run is counted and says why. */
    @BeforeEach
    void isInstalled() {
        RedmineServer.assumeInstalled();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected void deleteByHand(ItemRef item) {
        server.call(RedmineServer.ADMIN, "DELETE", "/issues/" + item.id() + ".json", "");
    }
}
