package dev.syncline.script;

import dev.syncline.item.Replica;
import java.util.List;

/**
 * What an outgoing rule left behind.
 *
 * @param replica empty when the rule chose to send nothing
 * @param wishes other items the rule asked to bring under sync, or to take off
 * @param log what the rule wrote to {@code log}, one line each
 */
public record OutgoingResult(Replica replica, SyncWishes wishes, List<String> log) {

    public OutgoingResult(Replica replica, List<String> log) {
        this(replica, SyncWishes.NONE, log);
    }
}
