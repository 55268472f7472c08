package dev.syncline.connector;

import java.util.Map;

/** Address and credentials of a tracker; values are never logged. */
public record TrackerSettings(Map<String, String> values) {

    @Override
    public String toString() {
        return "TrackerSettings" + values.keySet();
    }
}
