package dev.syncline.redmine;

import dev.syncline.connector.Connector;
import dev.syncline.connector.SettingField;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.util.List;
import org.springframework.stereotype.Component;

/** Redmine as a kind of tracker. */
@Component
class RedmineKind implements TrackerKind {

    private final TrackerLines lines;

    RedmineKind(TrackerLines lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return IssueItems.TRACKER;
    }

    @Override
    public String displayName() {
        return "Redmine";
    }

    @Override
    public List<SettingField> settings() {
        return List.of(
                SettingField.required("address", "Address", "https://redmine.example.org, with the path if it has one"),
                SettingField.secret(
                        "apiKey", "API access key", "My account, API access key, of the user to act as", true),
                SettingField.optional(
                        "project", "Project for new issues", "Its identifier, as in /projects/support", ""),
                SettingField.optional(
                        "tracker", "Tracker for new issues", "Such as Support; empty for the project's first", ""),
                SettingField.optional(
                        "keyField",
                        "Number of the key field",
                        "Of a text custom field for issues, the 7 of /custom_fields/7/edit. Without one, issues that"
                                + " Syncline makes end with a line that says so.",
                        ""));
    }

    @Override
    public Connector open(TrackerSettings settings) {
        return new RedmineConnector(settings, lines);
    }

    @Override
    public void judge(TrackerSettings settings) {
        RedmineApi.address(settings, lines);
    }
}
