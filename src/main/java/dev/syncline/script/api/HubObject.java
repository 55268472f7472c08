package dev.syncline.script.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of the hub model: any property may be set, and one that was never set reads as null. */
public final class HubObject implements HasProperties {

    private final Kind kind;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final @Nullable String localId;
    private final @Nullable String remoteId;
    private Function<String, @Nullable Object> otherwise = name -> null;
    private boolean known = true;
    private @Nullable AssignedLines lines;

    HubObject(Kind kind, @Nullable String localId, @Nullable String remoteId) {
        this.kind = kind;
        this.localId = localId;
        this.remoteId = remoteId;
    }

    /** An object with no properties, of no particular kind. */
    public HubObject() {
        this(Kind.ANY);
    }

    /** An object with these properties, of no particular kind. */
    public HubObject(Map<?, ?> properties) {
        this(Kind.ANY);
        properties.forEach((name, value) -> values.put(String.valueOf(name), value));
    }

    HubObject(Kind kind) {
        this(kind, null, null);
    }

    /** The value of a property, null when nobody set it. */
    @Override
    public @Nullable Object get(String name) {
        Object value = values.get(name);
        if (value != null || values.containsKey(name)) {
            return value;
        }
        return kind == Kind.STATUS && name.equals("value") ? values.get("name") : otherwise.apply(name);
    }

    /** Sets a property; on an item, a text set as status, priority, resolution or type is taken as its name. */
    @Override
    public void set(String name, @Nullable Object value) {
        AssignedLines noting = lines;
        if (noting != null) {
            noting.note(name);
        }
        values.put(name, kind == Kind.ITEM && noting != null ? named(name, value) : value);
    }

    HubObject asLocalItem() {
        lines = new AssignedLines();
        return this;
    }

    /** The lines of the rule that set properties of this local item; 0 for one that code outside the rule set. */
    Map<String, Integer> assignedIn() {
        return lines == null ? Map.of() : lines.all();
    }

    private static @Nullable Object named(String name, @Nullable Object value) {
        Kind wanted = Kind.of(name);
        return wanted.isNamed() && value instanceof CharSequence
                ? new HubObject(wanted).with("name", value.toString())
                : value;
    }

    /** The property a getter or setter is for, null when the name is neither. */
    public static @Nullable String propertyOf(String method) {
        int prefix = method.startsWith("is") ? 2 : 3;
        boolean accessor = method.startsWith("get") || method.startsWith("set") || prefix == 2;
        if (!accessor || method.length() <= prefix || !Character.isUpperCase(method.charAt(prefix))) {
            return null;
        }
        return method.equals("getURN")
                ? "urn"
                : Character.toLowerCase(method.charAt(prefix)) + method.substring(prefix + 1);
    }

    /** False only for a status or priority the tracker does not know. */
    public boolean asBoolean() {
        return known;
    }

    HubObject unknown() {
        known = false;
        return this;
    }

    HubObject with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    HubObject otherwise(Function<String, @Nullable Object> fallback) {
        otherwise = fallback;
        return this;
    }

    HubObject copy(@Nullable String copyLocalId, @Nullable String copyRemoteId) {
        HubObject copy = new HubObject(kind, copyLocalId, copyRemoteId);
        copy.values.putAll(values);
        return copy;
    }

    Kind kindOf() {
        return kind;
    }

    @Nullable
    String localIdOf() {
        return localId;
    }

    @Nullable
    String remoteIdOf() {
        return remoteId;
    }

    Map<String, @Nullable Object> valuesOf() {
        return values;
    }

    @Nullable
    String text(String name) {
        Object value = values.get(name);
        return value == null || value instanceof HubObject ? null : value.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof HubObject that
                        && kind == that.kind
                        && mark() != null
                        && Objects.equals(mark(), that.mark());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(mark());
    }

    private @Nullable String mark() {
        return kind.marks().stream()
                .map(this::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        String mark = mark() == null ? text("id") : mark();
        return mark == null ? kind.name().toLowerCase(java.util.Locale.ROOT) : mark;
    }
}
