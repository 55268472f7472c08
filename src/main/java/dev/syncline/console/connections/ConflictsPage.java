package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.ConflictRule;
import dev.syncline.connection.ConflictRules;
import dev.syncline.connection.Connection;
import dev.syncline.console.Together;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which value stays when both sides of a connection changed the same field. */
@Controller
class ConflictsPage {

    private final ConflictRules rules;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ConflictsPage(ConflictRules rules, KnownConnections known, Audit audit, Together together) {
        this.rules = rules;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    /** One answer to choose. */
    record Choice(String title, String hint) {}

    @GetMapping("/connections/{id}/conflicts")
    String show(@PathVariable String id, Model model) {
        Connection connection = known.get(id);
        Map<ConflictRule, Choice> choices = choices(connection);
        model.addAttribute("connection", connection);
        model.addAttribute("choices", choices);
        model.addAttribute("chosen", rules.ours(connection.id()));
        rules.theirs(connection.id())
                .filter(theirs -> theirs != rules.ours(connection.id()))
                .ifPresent(theirs -> model.addAttribute("theirs", choices.get(theirs)));
        return "connections/edit/conflicts";
    }

    @PostMapping("/connections/{id}/conflicts")
    String choose(@PathVariable String id, @RequestParam ConflictRule rule, RedirectAttributes flash) {
        Connection connection = known.get(id);
        together.all(() -> {
            rules.choose(connection.id(), rule);
            audit.record(
                    "chose for conflicts: %s"
                            .formatted(choices(connection)
                                    .getOrDefault(rule, new Choice("", ""))
                                    .title()),
                    connection.name());
        });
        flash.addFlashAttribute("done", "Saved. Conflicts are decided like this from now on.");
        return "redirect:/connections/" + connection.id() + "/conflicts";
    }

    private static Map<ConflictRule, Choice> choices(Connection connection) {
        String source = connection.initiatedHere() ? connection.localShortName() : connection.remoteShortName();
        String destination = connection.initiatedHere() ? connection.remoteShortName() : connection.localShortName();
        Map<ConflictRule, Choice> choices = new EnumMap<>(ConflictRule.class);
        choices.put(
                ConflictRule.LATEST,
                new Choice(
                        "The later change wins",
                        "The change that was sent later stays, by the order of the messages and never by a clock. If"
                                + " neither came first, that of the source, %s.".formatted(source)));
        choices.put(
                ConflictRule.SOURCE,
                new Choice(
                        "Source wins",
                        "The change made at %s, which initiated the connection, stays.".formatted(source)));
        choices.put(
                ConflictRule.DESTINATION,
                new Choice(
                        "Destination wins",
                        "The change made at %s, which accepted the invitation, stays.".formatted(destination)));
        choices.put(
                ConflictRule.ASK,
                new Choice(
                        "Ask",
                        "Each side keeps its own value until an administrator decides under Errors: Keep ours or Take"
                                + " theirs. Other fields go on."));
        return choices;
    }
}
