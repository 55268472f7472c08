package dev.syncline.console.connections;

import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.InvitationPreview;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.PairAgain;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accepting an invitation: paste the code, see who invites, accept. */
@Controller
class AcceptPage {

    private static final String PASTE = "connections/accept/code";
    private static final String PREVIEW = "connections/accept/preview";

    private final Invitations invitations;
    private final PairAgain again;

    AcceptPage(Invitations invitations, PairAgain again) {
        this.invitations = invitations;
        this.again = again;
    }

    @GetMapping("/connections/accept")
    String paste(
            @ModelAttribute("form") AcceptForm form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        TypedBefore.take(request).ifPresent(typed -> {
            model.addAttribute("form", new AcceptForm("", typed.get("localShortName"), ""));
            model.addAttribute("typedBefore", true);
        });
        // The browser's Back may show the page again as it was left.
        response.setHeader("Cache-Control", "private, no-cache");
        return PASTE;
    }

    /** Also takes the code back to be corrected, and shows who invites. */
    @PostMapping("/connections/accept")
    String preview(
            @ModelAttribute("form") AcceptForm form,
            BindingResult problems,
            Model model,
            HttpServletResponse response) {
        try {
            InvitationPreview preview = invitations.preview(form.code());
            String shortName =
                    form.localShortName().isEmpty() ? preview.suggestedLocalShortName() : form.localShortName();
            String into = again.meant(form.code()).map(ConnectionId::toString).orElse("");
            model.addAttribute("form", new AcceptForm(form.code(), shortName, into));
            return show(preview, form.code(), model);
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            return anotherCode(form, model, response);
        }
    }

    @PostMapping("/connections/accept/confirmed")
    String accept(
            @ModelAttribute("form") AcceptForm form,
            BindingResult problems,
            Principal by,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            Connection connection = form.into().isEmpty()
                    ? invitations.accept(form.code(), form.localShortName(), by.getName())
                    : again.accept(form.code(), known(form.into()), by.getName());
            flash.addFlashAttribute("done", "You accepted the invitation.");
            return "redirect:/connections/" + connection.id() + "/invitation";
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            return again(form, problems, model, response);
        }
    }

    /** The page where the refused value can be corrected: the preview while the code can still be read. */
    private String again(AcceptForm form, BindingResult problems, Model model, HttpServletResponse response) {
        if (problems.hasFieldErrors("code")) {
            return anotherCode(form, model, response);
        }
        try {
            show(invitations.preview(form.code()), form.code(), model);
            return refused(PREVIEW, response);
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            return anotherCode(form, model, response);
        }
    }

    private String show(InvitationPreview preview, String code, Model model) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "A new connection");
        again.candidates(code).forEach(each -> choices.put(each.id().toString(), each.name()));
        model.addAttribute("preview", preview);
        model.addAttribute("choices", choices);
        return PREVIEW;
    }

    private static ConnectionId known(String id) {
        try {
            return ConnectionId.of(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal("into", "There is no such connection. Choose one of the list.");
        }
    }

    private String anotherCode(AcceptForm form, Model model, HttpServletResponse response) {
        invitations.acceptedWith(form.code()).ifPresent(made -> model.addAttribute("made", made));
        return refused(PASTE, response);
    }

    private static String refused(String page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page;
    }
}
