package dev.syncline.outgoing;

import dev.syncline.change.ItemChanged;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.script.OutgoingResult;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.WantedItems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays what an outgoing rule makes of an item beside what the other side knows. */
@Component
class Compare {

    private final LocalSide local;

    Compare(LocalSide local) {
        this.local = local;
    }

    /**
     * An item as it is now.
     *
     * @param known what the other side knows; null where that is nothing
     * @param news whether the other side does not know this yet
     * @param changed fields of the replica that people changed here, by path
     * @param log lines the rule left
     */
    record Compared(
            Item item,
            Replica replica,
            @Nullable Replica known,
            WantedItems wanted,
            boolean news,
            List<String> changed,
            List<String> log) {}

    Compared compare(ItemChanged change, OutgoingRule.OfConnection ours, Item item) {
        OutgoingResult result = ours.resultOf(item);
        Replica replica = result.replica();
        Optional<Replica> known = known(ours, item);
        Optional<Replica> before = change.cause().comparesWithSent()
                ? Optional.ofNullable(ours.memory().sent())
                : known;
        boolean same = before.isPresent() && Content.same(before.get(), replica);
        return new Compared(
                item,
                replica,
                known.orElse(null),
                local.wanted(result.wishes(), item.ref()),
                !replica.isEmpty() && (change.cause().isAsked() || !same),
                known.map(each -> changed(each, replica)).orElse(List.of()),
                result.log());
    }

    /**
     * What the other side knows. While nobody compared the item since our own last write, it knows the item as that write
     * left it; a change by anybody else differs from that, however soon it came.
     */
    private static Optional<Replica> known(OutgoingRule.OfConnection ours, Item item) {
        Optional<Item> written = ours.memory().written();
        return written.isPresent()
                ? written.map(ourWrite -> ours.replicaOf(Content.inOrderOf(item, ourWrite)))
                : Optional.ofNullable(ours.memory().sent());
    }

    private static List<String> changed(Replica known, Replica replica) {
        return FieldChanges.between(known, replica).stream()
                .filter(change -> change.kind() == FieldChange.Kind.SET)
                .map(FieldChange::field)
                .toList();
    }
}
