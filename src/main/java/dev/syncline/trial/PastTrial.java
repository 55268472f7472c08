package dev.syncline.trial;

import dev.syncline.twin.PastSync;
import dev.syncline.twin.SyncContent;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have done in a sync that passed.
 *
 * @param then what the rule was given and what came of it; null when that was too large to keep
 * @param outgoing null for a sync that came in
 * @param incoming null for a sync that went out
 * @param gaps where the outcome would be another; empty when it would be the same
 */
public record PastTrial(
        PastSync sync,
        @Nullable SyncContent then,
        @Nullable OutgoingTrial outgoing,
        @Nullable IncomingTrial incoming,
        List<Gap> gaps) {

    private static final int MOST = 6;

    public PastTrial {
        gaps = List.copyOf(gaps);
    }

    public Verdict verdict() {
        if (then == null) {
            return Verdict.MISSING;
        }
        if (outgoing != null && outgoing.fault() != null || incoming != null && incoming.fault() != null) {
            return Verdict.FAULT;
        }
        return gaps.isEmpty() ? Verdict.SAME : Verdict.DIFFERENT;
    }

    /** The outcome in one line. */
    public String summary() {
        return switch (verdict()) {
            case MISSING -> "What passed then was too large to keep; it cannot be run again.";
            case SAME -> "The same as then." + besides();
            case FAULT -> outgoing != null ? outgoing.summary() : incoming == null ? "" : incoming.summary();
            case DIFFERENT, PENDING ->
                gaps.stream()
                                .map(Gap::what)
                                .distinct()
                                .limit(MOST)
                                .collect(Collectors.joining(", ", "Different: ", "."))
                        + besides();
        };
    }

    private String besides() {
        return Question.besides(
                outgoing != null ? outgoing.questions() : incoming != null ? incoming.questions() : List.of());
    }
}
