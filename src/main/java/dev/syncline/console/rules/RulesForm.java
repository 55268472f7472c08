package dev.syncline.console.rules;

import dev.syncline.connection.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Both rules as they stand in the editors, with line ends as rules are kept and not as browsers send them.
 *
 * @param basedOn number of the revision they started from
 */
record RulesForm(
        String outgoing,
        String incoming,
        String note,
        @Nullable Long basedOn) {

    RulesForm {
        outgoing = lines(outgoing);
        incoming = lines(incoming);
        note = lines(note).strip();
        basedOn = basedOn == null ? 0L : basedOn;
    }

    static RulesForm of(Revision texts, long basedOn) {
        return new RulesForm(texts.outgoing(), texts.incoming(), "", basedOn);
    }

    /** What was typed before a session ran out, on top of the revision it was started from. */
    static RulesForm of(Map<String, String> typed) {
        String basedOn = typed.getOrDefault("basedOn", "");
        return new RulesForm(
                typed.getOrDefault("outgoing", ""),
                typed.getOrDefault("incoming", ""),
                typed.getOrDefault("note", ""),
                basedOn.matches("\\d{1,18}") ? Long.valueOf(basedOn) : null);
    }

    long started() {
        return basedOn == null ? 0 : basedOn;
    }

    RulesForm onTopOf(long number) {
        return new RulesForm(outgoing, incoming, note, number);
    }

    /** Whether a revision says the same, word for word. */
    boolean says(Revision revision) {
        return outgoing.equals(revision.outgoing())
                && incoming.equals(revision.incoming())
                && note.equals(revision.note());
    }

    private static String lines(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
