package dev.syncline.script.api;

import dev.syncline.item.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A trace a rule registers; rules know it as {@code com.exalate.basic.domain.BasicNonPersistentTrace}. */
public final class RuleTrace {

    private @Nullable Object type;
    private @Nullable Object localId;
    private @Nullable Object remoteId;

    public @Nullable Object getType() {
        return type;
    }

    public @Nullable Object getLocalId() {
        return localId;
    }

    public @Nullable Object getRemoteId() {
        return remoteId;
    }

    public RuleTrace setType(@Nullable Object value) {
        type = value;
        return this;
    }

    public RuleTrace setLocalId(@Nullable Object value) {
        localId = value;
        return this;
    }

    public RuleTrace setRemoteId(@Nullable Object value) {
        remoteId = value;
        return this;
    }

    public RuleTrace setToSynchronize(@Nullable Object value) {
        return this;
    }

    public RuleTrace setAction(@Nullable Object value) {
        return this;
    }

    /** What kind of part a rule says a trace is of. */
    public enum Type {
        COMMENT,
        ATTACHMENT,
        WORKLOG
    }

    /** What is still to be done about a part; nothing, for what rules register. */
    public enum Action {
        NONE
    }

    /** The traces among what a rule left in {@code traces} or returned. */
    static List<Trace> registered(@Nullable Object left) {
        List<Trace> traces = new ArrayList<>();
        if (left instanceof Iterable<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof RuleTrace trace && trace.localId != null && trace.remoteId != null) {
                    traces.add(Trace.ofTheirs(trace.kind(), trace.localId.toString(), trace.remoteId.toString()));
                }
            }
        }
        return traces;
    }

    private Trace.Type kind() {
        return switch (String.valueOf(type).toUpperCase(Locale.ROOT)) {
            case "ATTACHMENT" -> Trace.Type.ATTACHMENT;
            case "WORKLOG", "WORK_LOG" -> Trace.Type.WORK_LOG;
            default -> Trace.Type.COMMENT;
        };
    }
}
