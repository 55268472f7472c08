package dev.syncline.transport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far this side is with fetching on one connection; in memory only, since all of it can be repeated. */
final class Asking {

    private final Set<UUID> bringing = new LinkedHashSet<>();
    private final List<Waiting.Missing> missing = new ArrayList<>();
    private List<Message.Answer> kept = List.of();
    private String flaw = "";
    private boolean heard;
    private Instant notBefore = Instant.MIN;
    private AskCall.@Nullable Asked asked;

    /** Whether a question may be asked now. */
    synchronized boolean isDue(Instant now) {
        return asked == null && !now.isBefore(notBefore);
    }

    /** What to ask, with patience for somebody who answered the question before. */
    synchronized Waiting.Question question(int patience) {
        return new Waiting.Question(heard ? patience : 0, kept, flaw, List.copyOf(bringing), List.copyOf(missing));
    }

    synchronized void begin(AskCall.Asked question) {
        asked = question;
    }

    /** Whether this is the question whose answer is waited for; if so it is over. */
    synchronized boolean end(AskCall.Asked question) {
        boolean current = asked == question;
        asked = current ? null : asked;
        return current;
    }

    /** Hangs up. */
    synchronized void giveUp() {
        AskCall.Asked question = asked;
        asked = null;
        if (question != null) {
            question.answer().cancel(true);
        }
    }

    /** The other node heard what was said in a question. */
    synchronized boolean answered(Waiting.Question question) {
        boolean before = heard;
        heard = true;
        kept = List.of();
        flaw = "";
        missing.removeAll(question.missing());
        return before;
    }

    synchronized void kept(List<Message.Answer> answers) {
        kept = answers;
    }

    synchronized void flawed(String sentence) {
        flaw = sentence;
    }

    synchronized void pause(Instant until) {
        notBefore = until;
    }

    synchronized void failed(Instant until) {
        heard = false;
        notBefore = until;
    }

    synchronized boolean brings(Waiting.WantedFile file) {
        return bringing.add(file.id());
    }

    synchronized void brought(UUID file) {
        bringing.remove(file);
    }

    /** The rest is brought once more; the other side says at once what is missing. */
    synchronized void bringsAgain(UUID file) {
        bringing.remove(file);
        giveUp();
    }

    /** The other side hears at once that it will not get the file. */
    synchronized void isMissing(Waiting.Missing file) {
        bringing.remove(file.id());
        missing.add(file);
        giveUp();
    }
}
