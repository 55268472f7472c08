package dev.syncline.connector;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Address and credentials of a tracker, by the names of its kind's {@link SettingField}s; values are never logged. */
public final class TrackerSettings {

    private final Map<String, String> values;
    private final @Nullable BiConsumer<String, String> keeper;

    public TrackerSettings(Map<String, String> values) {
        this(values, null);
    }

    /**
     * Settings of which a connector may replace one, such as a refresh token that the tracker rotates.
     *
     * @param keeper null for settings that are fixed
     */
    public TrackerSettings(Map<String, String> values, @Nullable BiConsumer<String, String> keeper) {
        this.values = Map.copyOf(values);
        this.keeper = keeper;
    }

    /** What was entered; empty when nothing was. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * What was entered.
     *
     * @throws TrackerFailure of kind AUTH_REVOKED that names the field, when nothing was
     */
    public String need(String name) {
        return get(name)
                .orElseThrow(() -> new TrackerFailure(
                        TrackerFailure.Kind.AUTH_REVOKED,
                        "The setting '%s' of the tracker is empty. Enter it under General settings, Tracker."
                                .formatted(name)));
    }

    /** Whether {@link #replace} can be used; what the installation fixed by properties stays as it is. */
    public boolean canReplace() {
        return keeper != null;
    }

    /** Replaces a value durably before it returns; a later opening of the connector finds the new one. */
    public void replace(String name, String value) {
        if (keeper == null) {
            throw new IllegalStateException("These settings cannot be changed.");
        }
        keeper.accept(name, value);
    }

    /** Everything that was entered, secrets among it. */
    public Map<String, String> values() {
        return values;
    }

    @Override
    public String toString() {
        return "TrackerSettings" + values.keySet();
    }
}
