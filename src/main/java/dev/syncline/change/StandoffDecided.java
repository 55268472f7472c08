package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.twin.TwinId;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Somebody decided about a field whose two sides differ; payload of the work that {@code incoming} does. */
public record StandoffDecided(ConnectionId connection, TwinId twin, UUID standoff, Choice choice, String by) {

    /** Kind of queue work that carries this record as JSON. */
    public static final String KIND = "standoff.decided";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What was decided. */
    public enum Choice {
        /** The local value stays and is sent. */
        KEEP_OURS,
        /** The other side's value is written here. */
        TAKE_THEIRS,
        /** The field may pass again. */
        RETRY
    }

    /** This decision as work in the lane of its twin. */
    NewWork toWork(String subject) {
        return new NewWork(
                KIND, new Lane(connection + ":" + twin), connection.value(), subject, MAPPER.writeValueAsString(this));
    }

    /** Reads the payload of such work. */
    public static StandoffDecided fromPayload(String json) {
        return MAPPER.readValue(json, StandoffDecided.class);
    }
}
