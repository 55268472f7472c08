package dev.syncline.requesttracker;

import dev.syncline.connector.Connector;
import dev.syncline.connector.SettingField;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.util.List;
import org.springframework.stereotype.Component;

/** Request Tracker as a kind of tracker. */
@Component
class RtKind implements TrackerKind {

    private final TrackerLines lines;

    RtKind(TrackerLines lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return TicketItems.TRACKER;
    }

    @Override
    public String displayName() {
        return "Request Tracker";
    }

    @Override
    public List<SettingField> settings() {
        return List.of(
                SettingField.required("address", "Address", "https://rt.example.org, with the path if it has one"),
                SettingField.secret(
                        "token", "Authentication token", "Settings, Auth tokens, of the user to act as", true),
                SettingField.optional("queue", "Queue for new tickets", "Its name, such as Support", ""),
                SettingField.optional(
                        "priorities",
                        "Names of priorities",
                        "As in %PriorityAsString of this RT; empty where priorities are plain numbers",
                        Priorities.PRESET));
    }

    @Override
    public Connector open(TrackerSettings settings) {
        return new RtConnector(settings, lines);
    }

    @Override
    public void judge(TrackerSettings settings) {
        RtApi.address(settings, lines);
    }
}
