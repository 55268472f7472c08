package dev.syncline.console.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the tracker page asks; its settings are named by the kind. */
public class TrackerForm {

    private String kind = "";
    private Map<String, String> values = new LinkedHashMap<>();

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public void setValues(Map<String, String> values) {
        this.values = values;
    }
}
