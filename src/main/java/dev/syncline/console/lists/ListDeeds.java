package dev.syncline.console.lists;

import dev.syncline.access.Audit;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.worklist.Worklist;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.Worklists;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** What people and programs do with a list; each deed that has an effect is in the audit. */
@Component
public class ListDeeds {

    private final Worklists lists;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ListDeeds(Worklists lists, KnownConnections known, Audit audit, Together together) {
        this.lists = lists;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    /** Does what is ready; whether it began now. */
    public boolean start(Worklist list) {
        String which = list.whole() ? "every item" : list.tally().ready() + " items";
        return recorded(() -> lists.start(list.id()), "started ", list, "", ", " + which);
    }

    /** Checks the failed rows again; whether there were any. */
    public boolean again(Worklist list) {
        String which = ", " + list.tally().failed() + " items";
        return recorded(() -> lists.again(list.id()), "tries failed rows of ", list, " again", which);
    }

    /** Begins nothing more; whether it ran. */
    public boolean stop(Worklist list) {
        return recorded(() -> lists.stop(list.id()), "stopped ", list, "", "");
    }

    private boolean recorded(BooleanSupplier deed, String before, Worklist list, String after, String which) {
        return together.all(() -> {
            boolean done = deed.getAsBoolean();
            if (done) {
                String what = list.kind() == Kind.CONNECT ? "Bulk connect" : "Clean-up";
                String name = KnownConnections.name(
                        known.find(list.connection().toString()).orElse(null));
                audit.record(before + what + after, name + which);
            }
            return done;
        });
    }
}
