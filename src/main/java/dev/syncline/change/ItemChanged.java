package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.twin.TwinId;
import tools.jackson.databind.json.JsonMapper;

/** An item under sync may have changed; payload of the work that {@code outgoing} does. */
public record ItemChanged(ConnectionId connection, TwinId twin, ItemRef item, Cause cause) {

    /** Kind of queue work that carries this record as JSON. */
    public static final String KIND = "item.changed";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Why it is looked at. */
    public enum Cause {
        CHANGED,
        EXALATED,
        UNEXALATED,
        DELETED,
        SYNC_BACK,
        /** An administrator decided what it holds. */
        DECIDED,
        /** An administrator decided about a field; others wait. */
        DECIDED_IN_PART,
        /** The rule is another; the item may be the same. */
        RERUN,
        /** One of the two sides went on from an older state of its database. */
        RESENT,
        /** The other side's item was put back to an older state, and it asks what this side has. */
        RECALLED;

        /** Whether the item is wanted over there as it is, also where nothing in it is new. */
        public boolean isAsked() {
            return this == EXALATED || this == DECIDED || this == DECIDED_IN_PART || this == RESENT || this == RECALLED;
        }

        /** Whether it is laid beside what was sent last; what a person took back since may then be overlooked. */
        public boolean comparesWithSent() {
            return this == SYNC_BACK || this == RERUN;
        }
    }

    /**
     * Whether who looks at the item because of this notice sees what another one is about that was kept before the look.
     */
    public boolean sees(ItemChanged waiting) {
        return (cause == Cause.CHANGED || cause.isAsked())
                && waiting.cause == Cause.CHANGED
                && waiting.twin.equals(twin)
                && waiting.item.equals(item);
    }

    /** This notice as work in the lane of its twin. */
    public NewWork toWork() {
        return toWork(false);
    }

    /** The same; as part of a long operation other work goes ahead of it. */
    NewWork toWork(boolean backFill) {
        return new NewWork(
                KIND,
                new Lane(connection + ":" + twin),
                connection.value(),
                item.key(),
                MAPPER.writeValueAsString(this),
                backFill);
    }

    /** Reads the payload of such work. */
    public static ItemChanged fromPayload(String json) {
        return MAPPER.readValue(json, ItemChanged.class);
    }
}
