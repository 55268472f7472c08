package dev.syncline.connection;

import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Destination.Offer;
import dev.syncline.node.ThisNode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which modes can be chosen, and of each other one why not. */
@Component
class Offers {

    private static final Offer YES = new Offer(true, null);

    private final ThisNode node;

    Offers(ThisNode node) {
        this.node = node;
    }

    /** The modes towards the node of a card; null when its address is not known. */
    Map<Mode, Offer> towards(@Nullable Card remote) {
        Map<Mode, Offer> offers = new EnumMap<>(Mode.class);
        offers.put(Mode.BASIC, offer(whyNot(Mode.BASIC, remote)));
        offers.put(Mode.VISUAL, offer("Visual mode is not offered by this version of Syncline."));
        offers.put(Mode.SCRIPT, offer(whyNot(Mode.SCRIPT, remote)));
        return offers;
    }

    /** Why this node cannot take part in a mode that another one proposes; null when it can. */
    @Nullable
    String whyNotHere(Mode mode) {
        if (mode == Mode.VISUAL) {
            return "Visual mode is not offered by this version of Syncline.";
        }
        return mode == Mode.SCRIPT && !node.edition().includesScript()
                ? "Script mode needs the Evaluation or Paid edition on this node, which runs on Basic. Enter a license under License details."
                : null;
    }

    private @Nullable String whyNot(Mode mode, @Nullable Card remote) {
        if (node.publicAddress().isEmpty()) {
            return "This node has no public address, so that the other side could not reach it to accept. Enter it under General Settings.";
        }
        String here = whyNotHere(mode);
        if (here != null) {
            return here;
        }
        return remote == null || remote.offers(mode)
                ? null
                : "'%s' does not offer this mode now; its edition is %s.".formatted(remote.name(), remote.edition());
    }

    private static Offer offer(@Nullable String whyNot) {
        return whyNot == null ? YES : new Offer(false, whyNot);
    }
}
