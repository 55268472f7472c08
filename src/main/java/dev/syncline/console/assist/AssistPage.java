package dev.syncline.console.assist;

import dev.syncline.access.Audit;
import dev.syncline.assist.AssistFailure;
import dev.syncline.assist.Assistant;
import dev.syncline.assist.ChatMessage;
import dev.syncline.connection.Connection;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Asks for a rule: first what shall be sent is shown, then it is sent, and the answer is tried. */
@Controller
class AssistPage {

    private static final String ASK = "assist/ask";

    private final Assistant assistant;
    private final Question question;
    private final Texts texts;
    private final Answers answers;
    private final KnownConnections known;
    private final Audit audit;

    AssistPage(
            Assistant assistant, Question question, Texts texts, Answers answers, KnownConnections known, Audit audit) {
        this.assistant = assistant;
        this.question = question;
        this.texts = texts;
        this.answers = answers;
        this.known = known;
        this.audit = audit;
    }

    @GetMapping("/connections/{id}/assist/{side}")
    String show(@PathVariable String id, @PathVariable String side, Model model) {
        fill(known.get(id), Sides.of(side), AssistForm.empty(), model);
        return ASK;
    }

    /** Shows every word that would be sent. */
    @PostMapping("/connections/{id}/assist/{side}")
    String preview(
            @PathVariable String id,
            @PathVariable String side,
            @ModelAttribute("form") AssistForm form,
            Principal by,
            Model model,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        fill(connection, Sides.of(side), form, model);
        try {
            if (form.wish().isEmpty()) {
                throw new IllegalArgumentException("Say what the rule shall do.");
            }
            if (form.sendsItem() && !question.knows(form.item())) {
                throw new IllegalArgumentException("There is no item " + form.item() + ". Check its key.");
            }
            show(messages(connection, side, form, by), model);
        } catch (IllegalArgumentException | TrackerFailure e) {
            model.addAttribute("refused", e.getMessage());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return ASK;
    }

    /** Sends what was shown, and nothing else. */
    @PostMapping("/connections/{id}/assist/{side}/ask")
    String ask(
            @PathVariable String id,
            @PathVariable String side,
            @ModelAttribute("form") AssistForm form,
            Principal by,
            Model model,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        Direction direction = Sides.of(side);
        List<ChatMessage> messages = messages(connection, side, form, by);
        fill(connection, direction, form, model);
        show(messages, model);
        if (!Question.digest(messages).equals(form.seen())) {
            model.addAttribute("refused", "Something changed since this was shown, so nothing was sent. Look again.");
            response.setStatus(HttpStatus.CONFLICT.value());
            return ASK;
        }
        audit.record(
                "asked AI Assist", connection.name() + ", " + side + (form.sendsItem() ? ", with " + form.item() : ""));
        try {
            Optional<String> rule = Answer.rule(assistant.ask(messages));
            if (rule.isPresent()) {
                return answers.tried(connection, direction, rule.get(), "", by.getName(), model, response);
            }
            model.addAttribute("refused", "The answer holds no rule. Ask again, or in other words.");
        } catch (AssistFailure failure) {
            model.addAttribute("refused", failure.getMessage());
        }
        response.setStatus(HttpStatus.BAD_GATEWAY.value());
        return ASK;
    }

    private List<ChatMessage> messages(Connection connection, String side, AssistForm form, Principal by) {
        Direction direction = Sides.of(side);
        return question.of(
                connection, direction, texts.now(connection, by.getName()).of(direction), form);
    }

    private static void show(List<ChatMessage> messages, Model model) {
        model.addAttribute("messages", messages);
        model.addAttribute("seen", Question.digest(messages));
    }

    private void fill(Connection connection, Direction direction, AssistForm form, Model model) {
        String side = Sides.word(direction);
        model.addAttribute("connection", connection);
        model.addAttribute("side", side);
        model.addAttribute("form", form);
        model.addAttribute("setting", assistant.setting().orElse(null));
        model.addAttribute("lastFault", question.lastFault(connection, side).orElse(null));
    }
}
