package dev.syncline.console.settings;

import dev.syncline.connector.TypedTracker;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the tracker page asks; its settings are named by the kind. */
public class TrackerForm {

    private String kind = "";
    private Map<String, String> values = new LinkedHashMap<>();

    private Set<String> forgotten = new LinkedHashSet<>();

    private boolean moved;
    private boolean anyway;

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

    /** Names of kept secrets that are to be kept no longer. */
    public Set<String> getForgotten() {
        return forgotten;
    }

    public void setForgotten(Set<String> forgotten) {
        this.forgotten = forgotten;
    }

    /** Whether the items under sync are there, although another instance answers. */
    public boolean isMoved() {
        return moved;
    }

    public void setMoved(boolean moved) {
        this.moved = moved;
    }

    /** Whether it is used although the tracker does not take it, or does not answer. */
    public boolean isAnyway() {
        return anyway;
    }

    public void setAnyway(boolean anyway) {
        this.anyway = anyway;
    }

    TypedTracker typed() {
        return new TypedTracker(kind, values, forgotten, moved, anyway);
    }
}
