package dev.syncline.salesforce;

import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.salesforce.simulator.EventBus;
import dev.syncline.testing.Eventually;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** An org whose cases are selected for Change Data Capture, and whoever follows them. */
abstract class ChangeCaptureFixture extends OrgFixture {

    protected final EventBus events = simulator.events().select("Case");
    protected final String address = events.address();
    protected final HeardChanges heard = new HeardChanges();
    private final List<ChangeStream> following = new ArrayList<>();

    @AfterEach
    void hangUp() {
        following.forEach(ChangeStream::close);
    }

    protected final SalesforceConnector listening(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.put("changeEvents", "On");
        settings.put("pubSub", address);
        settings.putAll(more);
        return new SalesforceConnector(new TrackerSettings(settings), lines());
    }

    /** Follows until the test is over; returns once events would be told. */
    protected final ChangeStream follow() {
        ChangeStream stream = listening(Map.of()).follow(heard).orElseThrow();
        following.add(stream);
        awaitListening();
        return stream;
    }

    protected final void awaitListening() {
        Eventually.holds("somebody listens", () -> events.listening() == 1);
    }

    protected final String make(String subject) {
        return simulator.create(subject, "It burns", "High");
    }
}
