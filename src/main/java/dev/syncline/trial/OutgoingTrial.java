package dev.syncline.trial;

import dev.syncline.item.FieldChange;
import dev.syncline.item.Replica;
import dev.syncline.script.RunUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outgoing rule would send of one item.
 *
 * @param replica null when the rule failed; empty when it chose to send nothing
 * @param changes what the replica says that the one sent before did not
 * @param fault null when the rule went through
 * @param usage null when the rule could not even be compiled
 */
public record OutgoingTrial(
        @Nullable Replica replica,
        List<FieldChange> changes,
        boolean news,
        List<Question> questions,
        @Nullable TrialFault fault,
        @Nullable RunUsage usage) {

    public OutgoingTrial {
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
    }

    /** The outcome in one line. */
    public String summary() {
        if (fault != null) {
            return fault.message();
        }
        return sent() + Question.besides(questions);
    }

    private String sent() {
        if (replica == null || replica.isEmpty()) {
            return "Sends nothing: the replica is empty.";
        }
        return news ? "Sends " + Summary.of(changes) : "Sends nothing: the other side knows all of it.";
    }
}
