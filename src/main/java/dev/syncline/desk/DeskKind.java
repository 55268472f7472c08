package dev.syncline.desk;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import org.springframework.stereotype.Component;

/** The built-in desk as a kind of tracker. */
@Component
class DeskKind implements TrackerKind {

    private final DeskConnector connector;

    DeskKind(DeskConnector connector) {
        this.connector = connector;
    }

    @Override
    public String name() {
        return DeskConnector.TRACKER;
    }

    @Override
    public String displayName() {
        return "Desk";
    }

    @Override
    public Connector open(TrackerSettings settings) {
        return connector;
    }
}
