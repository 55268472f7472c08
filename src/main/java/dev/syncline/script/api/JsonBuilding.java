package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;

/** A value to be written as JSON; rules know it as {@code groovy.json.JsonBuilder}. */
public final class JsonBuilding {

    private @Nullable Object content;

    /** Nothing yet; calling it with a list or map gives it what to write. */
    public JsonBuilding() {}

    /** A value to write. */
    public JsonBuilding(@Nullable Object content) {
        this.content = content;
    }

    /** Takes a list or map as what to write. */
    public @Nullable Object call(@Nullable Object value) {
        content = value;
        return content;
    }

    public @Nullable Object getContent() {
        return content;
    }

    /** The JSON over several lines. */
    public String toPrettyString() {
        return JsonText.prettyPrint(toString());
    }

    @Override
    public String toString() {
        return JsonText.toJson(content);
    }
}
