package dev.syncline.incoming;

import dev.syncline.connection.ConflictRule;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Knowledge;
import dev.syncline.twin.Edit;
import dev.syncline.twin.FieldMemory;
import dev.syncline.twin.Standoff;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came in, beside what happened here that its sender did not know of.
 *
 * @param memory who knows what, as of this message
 * @param replica the fields that came in, by path
 * @param open fields that wait for a decision
 * @param source whether this side initiated the connection
 * @param rule of this side; asked only when a field needs it
 */
record Crossing(
        FieldMemory memory,
        Knowledge knowledge,
        Map<String, @Nullable Object> replica,
        Map<String, Standoff> open,
        boolean source,
        Supplier<ConflictRule> rule) {

    /** So often rules of two sides may answer each other before somebody must look. */
    private static final int HOPS = 10;

    /** What is done with a field. */
    enum Verdict {
        /** Nobody changed it here: it is written. */
        WRITE,
        /** Only this side changed it, or nothing is decided yet: it stays. */
        LEAVE,
        /** Both changed it, and ours stays. */
        KEEP,
        /** Both changed it, and theirs is written. */
        OVERRULE,
        /** Both changed it, and an administrator is asked. */
        ASK,
        /** It goes round in circles: it is not written. */
        STOP
    }

    /**
     * A field that the rule made something else of than the item holds.
     *
     * @param agreed as both sides last knew it, with our own writes since
     */
    record Field(
            String path,
            @Nullable Object held,
            @Nullable Object agreed,
            @Nullable Object made) {}

    Verdict judge(Field field) {
        Standoff standoff = open.get(field.path());
        if (standoff == null || knowledge.decided()) {
            return merged(field);
        }
        if (FieldChanges.alike(field.made(), standoff.theirs())) {
            return standoff.kind() == Standoff.Kind.ASKED && isSaidAgain(field) ? merged(field) : Verdict.LEAVE;
        }
        return standoff.kind() == Standoff.Kind.ASKED ? Verdict.ASK : merged(field);
    }

    /** Whether the message tells of a change to the value that was there already: somebody decided for it over there. */
    private boolean isSaidAgain(Field field) {
        return replica.containsKey(field.path()) && knowledge.edits().getOrDefault(field.path(), 0L) > memory.knows();
    }

    /** Whether nothing is left to decide: somebody took our value over there. */
    boolean isAgreed(Standoff standoff) {
        return standoff.kind() == Standoff.Kind.ASKED
                && replica.containsKey(standoff.field())
                && FieldChanges.alike(replica.get(standoff.field()), standoff.ours());
    }

    private Verdict merged(Field field) {
        boolean untold = !FieldChanges.same(field.held(), field.agreed());
        Optional<Edit> last = memory.lastUnseen(field.path());
        if (!untold && last.isEmpty()) {
            return knowledge.hops() > HOPS ? Verdict.STOP : Verdict.WRITE;
        }
        long knew = untold ? memory.knows() : last.orElseThrow().knew();
        Optional<Long> theirs = changedThere(field).filter(version -> version > knew);
        return theirs.isPresent() ? decided(field, untold, theirs.get()) : Verdict.LEAVE;
    }

    /**
     * The version in which people changed a field there that the sender does not know us to have. The sender tells it of
     * each field of the replica; where the rule fills a field from another one, its values tell instead.
     */
    private Optional<Long> changedThere(Field field) {
        if (replica.containsKey(field.path()) && knowledge.isTold()) {
            return Optional.ofNullable(knowledge.edits().get(field.path()));
        }
        Optional<Edit> first = memory.firstUnseen(field.path());
        Object base = first.isPresent() ? first.get().before() : field.agreed();
        boolean other = memory.said(field.path())
                .map(said -> !said.says(field.made()))
                .orElseGet(() -> !FieldChanges.alike(field.made(), base));
        if (!other) {
            return Optional.empty();
        }
        return knowledge.isTold()
                ? knowledge.edits().values().stream().max(Comparator.naturalOrder())
                : Optional.of(Long.MAX_VALUE);
    }

    private Verdict decided(Field field, boolean untold, long theirs) {
        return switch (rule.get()) {
            case ASK -> Verdict.ASK;
            case SOURCE -> keep(source);
            case DESTINATION -> keep(!source);
            // What was not sent yet will be sent later than what came in.
            case LATEST ->
                keep(untold
                        || memory.lastUnseen(field.path())
                                .filter(edit -> isLater(edit, theirs, source))
                                .isPresent());
        };
    }

    /** Of two changes that crossed, the higher version is the later one. */
    static boolean isLater(Edit ours, long theirs, boolean source) {
        return ours.version() > theirs || (ours.version() == theirs && source);
    }

    private static Verdict keep(boolean ours) {
        return ours ? Verdict.KEEP : Verdict.OVERRULE;
    }
}
