package dev.syncline.trial;

import dev.syncline.item.FieldChange;
import dev.syncline.script.RunUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incoming rule would write of one replica.
 *
 * @param changes everything that would be written in the end; empty when the rule failed, and never written where the
 *     tracker would refuse a part of it
 * @param stores what each "store" of the rule would have written, in their order; also of a rule that failed later
 * @param syncBack whether the rule asks for a sync back after processing
 * @param concerns what the tracker may have against it beside the fault, in sentences
 * @param fault null when everything could be written, as far as can be told without writing
 * @param usage null when the rule could not even be compiled
 */
public record IncomingTrial(
        List<FieldChange> changes,
        List<List<FieldChange>> stores,
        boolean syncBack,
        List<String> concerns,
        List<Question> questions,
        @Nullable TrialFault fault,
        @Nullable RunUsage usage) {

    public IncomingTrial {
        changes = List.copyOf(changes);
        stores = List.copyOf(stores);
        concerns = List.copyOf(concerns);
        questions = List.copyOf(questions);
    }

    /** The outcome in one line. */
    public String summary() {
        if (fault != null) {
            return fault.message();
        }
        return (changes.isEmpty() ? "Writes nothing." : "Writes " + Summary.of(changes)) + Question.besides(questions);
    }
}
