package dev.syncline.console.rules;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Revision;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Both rules as they stand in the editors, with line ends as rules are kept and not as browsers send them.
 *
 * @param basedOn number of the revision they started from
 * @param version version of the draft the editors know, 0 for none
 */
record RulesForm(
        String outgoing,
        String incoming,
        String note,
        @Nullable Long basedOn,
        @Nullable Long version) {

    RulesForm {
        outgoing = lines(outgoing);
        incoming = lines(incoming);
        note = lines(note).strip();
        basedOn = basedOn == null ? 0L : basedOn;
        version = version == null ? 0L : version;
    }

    static RulesForm of(Revision texts, long basedOn, long version) {
        return new RulesForm(texts.outgoing(), texts.incoming(), "", basedOn, version);
    }

    /** What was typed before a session ran out, on top of the revision and draft it was started from. */
    static RulesForm of(Map<String, String> typed) {
        return new RulesForm(
                typed.getOrDefault("outgoing", ""),
                typed.getOrDefault("incoming", ""),
                typed.getOrDefault("note", ""),
                number(typed.getOrDefault("basedOn", "")),
                number(typed.getOrDefault("version", "")));
    }

    private static @Nullable Long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    static RulesForm of(Draft draft) {
        return new RulesForm(draft.outgoing(), draft.incoming(), draft.note(), draft.basedOn(), draft.version());
    }

    boolean isSameAs(Revision revision) {
        return equals(of(revision, basedOn == null ? 0 : basedOn, version == null ? 0 : version)
                .noted(note));
    }

    RulesForm knowing(long newVersion) {
        return new RulesForm(outgoing, incoming, note, basedOn, newVersion);
    }

    RulesForm noted(String newNote) {
        return new RulesForm(outgoing, incoming, newNote, basedOn, version);
    }

    Draft toDraft(ConnectionId connection, String author) {
        long started = basedOn == null ? 0 : basedOn;
        long known = version == null ? 0 : version;
        return new Draft(connection, author, started, outgoing, incoming, note, known, Instant.EPOCH);
    }

    private static String lines(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
