package dev.syncline.console.rules;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.console.editor.FieldsHere;
import dev.syncline.fault.Faults;
import dev.syncline.twin.Twins;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What publishing would change, and what that affects. */
@Component
class PublishPreview {

    private static final int LONGEST_NOTE = 500;

    private final Revisions revisions;
    private final Drafts drafts;
    private final Twins twins;
    private final Faults faults;
    private final FieldsHere fields;

    PublishPreview(Revisions revisions, Drafts drafts, Twins twins, Faults faults, FieldsHere fields) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.twins = twins;
        this.faults = faults;
        this.fields = fields;
    }

    /** What is going to be published: an earlier revision again, or the draft; empty when there is no draft. */
    Optional<RulesForm> texts(Connection connection, @Nullable Long revision, String by) {
        return revision == null ? draft(connection, by).map(RulesForm::of) : Optional.of(again(connection, revision));
    }

    Optional<Draft> draft(Connection connection, String by) {
        return drafts.find(connection.id(), by);
    }

    private RulesForm again(Connection connection, long number) {
        Revision earlier = revisions
                .find(connection.id(), number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such revision."));
        String note = "Roll back to revision " + number + (earlier.note().isEmpty() ? "" : ": " + earlier.note());
        String fitting = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE - 1) + "…" : note;
        long published = revisions.published(connection.id()).number();
        return new RulesForm(earlier.outgoing(), earlier.incoming(), fitting, published, 0L);
    }

    void fill(Connection connection, RulesForm texts, @Nullable Long revision, boolean all, Model model) {
        Revision published = revisions.published(connection.id());
        String left = "Revision " + published.number() + ", in force";
        String right = revision == null ? "Your draft" : "Revision " + revision;
        model.addAttribute("connection", connection);
        model.addAttribute("texts", texts);
        model.addAttribute("revision", revision);
        model.addAttribute("published", published);
        model.addAttribute("comparison", Comparison.of(left, RulesForm.of(published, 0, 0), right, texts, all));
        model.addAttribute("all", all);
        model.addAttribute("items", twins.count(connection.id()));
        model.addAttribute("parked", faults.waitingForRules(connection.id()));
        model.addAttribute("triggers", revisions.triggersNow(connection.id()));
        model.addAttribute("doubts", revisions.doubts(texts.outgoing(), texts.incoming(), fields.read()));
    }
}
