package dev.syncline.incoming;

import dev.syncline.incoming.Crossing.Verdict;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.FieldPaths;
import dev.syncline.item.Item;
import dev.syncline.item.MessageNumber;
import dev.syncline.twin.FieldMemory;
import dev.syncline.twin.Standoff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides field by field what of a rule's result is written, where people may have changed the same item here.
 *
 * <p>Everything is compared in this tracker's own terms. A field was changed here when the other side's message does not
 * know of the change yet; the other side changed it when the rule makes another value of it than both agreed on.
 */
final class Merge implements Admitting {

    private final Crossing crossing;
    private final Supplier<@Nullable Item> known;
    private final Map<String, @Nullable Object> results = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> overwritten = new LinkedHashMap<>();
    private final Map<String, FieldChange> refused = new LinkedHashMap<>();
    private final List<String> decided = new ArrayList<>();

    /**
     * Begins with nothing decided.
     *
     * @param known the item as it was last compared with the other side, with our own writes since; null for a new one
     */
    Merge(Crossing crossing, Supplier<@Nullable Item> known) {
        this.crossing = crossing;
        this.known = known;
    }

    @Override
    public Admitted admit(Item current, Map<String, @Nullable Object> assigned) {
        Map<String, @Nullable Object> held = FieldPaths.flat(current.fields());
        Item before = known.get();
        Map<String, @Nullable Object> agreed = before == null ? held : FieldPaths.flat(before.fields());
        Map<String, @Nullable Object> admitted = new LinkedHashMap<>();
        Map<String, @Nullable Object> lost = new LinkedHashMap<>();
        FieldPaths.flat(assigned).forEach((path, made) -> {
            if (FieldChanges.same(held.get(path), made)) {
                return;
            }
            Verdict verdict = crossing.judge(new Crossing.Field(path, held.get(path), agreed.get(path), made));
            if (verdict != Verdict.LEAVE || crossing.memory().said(path).isPresent()) {
                results.put(path, made); // an old value that the other side merely repeats is nothing it said
            }
            switch (verdict) {
                case OVERRULE -> {
                    lost.put(path, held.get(path));
                    write(path, held.get(path), made, admitted);
                }
                case WRITE -> write(path, held.get(path), made, admitted);
                case LEAVE -> {}
                case KEEP -> refuse(path, FieldChange.Kind.KEPT, held.get(path), made);
                case ASK -> refuse(path, FieldChange.Kind.ASKED, held.get(path), made);
                case STOP -> refuse(path, FieldChange.Kind.STOPPED, held.get(path), made);
            }
        });
        return new Admitted(FieldPaths.nested(admitted), lost);
    }

    private void write(
            String path, @Nullable Object held, @Nullable Object made, Map<String, @Nullable Object> admitted) {
        decided.add(path);
        overwritten.put(path, held);
        admitted.put(path, made);
    }

    private void refuse(String path, FieldChange.Kind kind, @Nullable Object held, @Nullable Object made) {
        if (kind == FieldChange.Kind.KEPT) {
            decided.add(path);
        }
        refused.put(path, new FieldChange(path, kind, null, held, made));
    }

    /** What came in and was not written, each with the value that stayed. */
    List<FieldChange> refused() {
        return List.copyOf(refused.values());
    }

    /** Fields nobody needs to decide about any more. */
    List<Standoff> ended() {
        return crossing.open().values().stream()
                .filter(standoff -> crossing.knowledge().decided()
                        || decided.contains(standoff.field())
                        || crossing.isAgreed(standoff))
                .toList();
    }

    /** Who knows what once the message is applied. */
    FieldMemory remembered(MessageNumber number) {
        FieldMemory memory = crossing.memory();
        for (Standoff standoff : ended()) {
            memory = memory.released(standoff.field());
        }
        return memory.applied(number, crossing.knowledge(), results, overwritten);
    }
}
