package dev.syncline.outgoing;

import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.script.OutgoingResult;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Rules;
import dev.syncline.script.RunUsage;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What an outgoing rule would send, found out without sending or keeping anything. */
@Component
public class OutgoingPreview {

    private final Rules rules;
    private final Digests digests;
    private final Pictures pictures;

    OutgoingPreview(Rules rules, Digests digests, Pictures pictures) {
        this.rules = rules;
        this.digests = digests;
        this.pictures = pictures;
    }

    /**
     * The replica that would leave; files whose digest nobody knows yet stay without one, and images that were not
     * fetched yet are left out, because nothing is read here.
     *
     * @throws dev.syncline.script.ScriptFault when the rule fails
     */
    public OutgoingResult of(OutgoingRun run, Consumer<RunUsage> usage) {
        OutgoingResult result = rules.runOutgoing(run, usage);
        Replica replica = digests.known(run.item().ref(), result.replica());
        return new OutgoingResult(pictures.known(run.item(), replica), result.wishes(), result.log());
    }

    /** The item as both sides know it, with its comments and files in the order the tracker lists them. */
    public Item inOrderOf(Item listed, Item known) {
        return Content.inOrderOf(listed, known);
    }

    /** Whether the other side would not learn anything from the second that the first did not say. */
    public boolean same(Replica one, Replica other) {
        return Content.same(one, other);
    }
}
