package dev.syncline.console.rules;

import dev.syncline.connection.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw and agreed to.
 *
 * @param seen number of the revision in force that the page compared with
 * @param revision the earlier revision to be published again; null for the draft
 * @param version version of the draft that was shown
 * @param apply whether items already under sync shall meet the new rules at once
 */
record Confirmation(
        @Nullable Long seen,
        @Nullable Long revision,
        @Nullable Long version,
        @Nullable String note,
        @Nullable Boolean apply) {

    Confirmation {
        note = note == null ? "" : note.replaceAll("\\s+", " ").strip();
    }

    long onTopOf() {
        return seen == null ? 0 : seen;
    }

    /** The number the published revision gets. */
    long number() {
        return onTopOf() + 1;
    }

    String noted() {
        return note == null ? "" : note;
    }

    boolean applies() {
        return Boolean.TRUE.equals(apply);
    }

    /** Whether the same form was sent before and did its work. */
    boolean wasDone(Revision published, String by) {
        return published.number() == number()
                && published.author().equals(by)
                && published.note().equals(noted());
    }

    /** Whether the draft is still the one that was shown. */
    boolean saw(RulesForm texts) {
        return revision != null || texts.version() != null && texts.version().equals(version);
    }
}
