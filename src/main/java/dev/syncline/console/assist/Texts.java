package dev.syncline.console.assist;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.script.Direction;
import java.util.ConcurrentModificationException;
import org.springframework.stereotype.Component;

/** The rules somebody is working on: their draft, or what is in force where they have none. */
@Component
class Texts {

    private final Drafts drafts;
    private final Revisions revisions;

    Texts(Drafts drafts, Revisions revisions) {
        this.drafts = drafts;
        this.revisions = revisions;
    }

    /** Both rules; {@code version} is that of the draft, 0 where there is none. */
    record Now(String outgoing, String incoming, String note, long basedOn, long version) {

        String of(Direction direction) {
            return direction == Direction.OUTGOING ? outgoing : incoming;
        }
    }

    Now now(Connection connection, String by) {
        return drafts.find(connection.id(), by)
                .map(d -> new Now(d.outgoing(), d.incoming(), d.note(), d.basedOn(), d.version()))
                .orElseGet(() -> {
                    Revision published = revisions.published(connection.id());
                    return new Now(published.outgoing(), published.incoming(), "", published.number(), 0);
                });
    }

    /** Puts a rule into the draft that was seen; says whether it did. */
    boolean keep(Connection connection, Direction direction, String rule, long version, String by) {
        Now now = now(connection, by);
        boolean outgoing = direction == Direction.OUTGOING;
        Draft draft = new Draft(
                connection.id(),
                by,
                now.basedOn(),
                outgoing ? rule : now.outgoing(),
                outgoing ? now.incoming() : rule,
                now.note(),
                version,
                connection.created());
        try {
            drafts.keep(draft);
            return true;
        } catch (ConcurrentModificationException e) {
            return false;
        }
    }
}
