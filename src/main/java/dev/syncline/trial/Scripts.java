package dev.syncline.trial;

import dev.syncline.script.Direction;

/** Both rules of one side, as somebody wants to try them; nobody needs to have published them. */
public record Scripts(String outgoing, String incoming) {

    /** The rule of one direction. */
    public String of(Direction direction) {
        return direction == Direction.OUTGOING ? outgoing : incoming;
    }
}
