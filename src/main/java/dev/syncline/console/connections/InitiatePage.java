package dev.syncline.console.connections;

import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second step of the wizard: what the connection is called; then it is initiated. */
@Controller
class InitiatePage {

    private static final String INFORMATION = "connections/initiate/information";

    private final Invitations invitations;

    InitiatePage(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/connections/initiate/information")
    String information(
            @ModelAttribute("form") InitiateForm form,
            Model model,
            RedirectAttributes carried,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Map<String, String>> typed = TypedBefore.take(request);
        if (typed.isPresent()) {
            carried.addAllAttributes(InitiateForm.of(typed.get()).carried());
            return "redirect:/connections/initiate/information";
        }
        if (form.chosenMode().isEmpty() || form.subject().isEmpty()) {
            return "redirect:/connections/initiate";
        }
        keepForBack(response);
        model.addAttribute("form", form.named());
        return INFORMATION;
    }

    /** Back to the first step, keeping what was typed. */
    @PostMapping("/connections/initiate/previous")
    String previous(@ModelAttribute("form") InitiateForm form, RedirectAttributes carried) {
        carried.addAllAttributes(form.carried());
        return "redirect:/connections/initiate";
    }

    @PostMapping("/connections/initiate")
    String initiate(
            @ModelAttribute("form") InitiateForm form,
            BindingResult problems,
            Principal by,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Optional<Mode> mode = form.chosenMode();
        if (mode.isEmpty() || form.subject().isEmpty()) {
            return "redirect:/connections/initiate";
        }
        try {
            Issued issued = invitations.initiate(form.proposal(mode.get()), form.formId(), by.getName());
            flash.addFlashAttribute("made", true);
            if (issued.code() != null) {
                flash.addFlashAttribute("code", issued.code());
            }
            if (issued.again()) {
                flash.addFlashAttribute("sentBefore", sentBefore(issued));
            }
            return "redirect:/connections/" + issued.connection().id() + "/invitation";
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return INFORMATION;
        }
    }

    /** After the browser's Back: one form makes one connection, and an administrator must know which code is alive. */
    private static String sentBefore(Issued issued) {
        String same =
                "This form was sent before. It made the connection “%s”; no second one was made, and changes to the form since then are not part of it. "
                        .formatted(issued.connection().name());
        if (issued.code() != null) {
            return same
                    + "The code below is new. The code shown before stopped working: if you handed it over already, hand over this one instead.";
        }
        return issued.connection().type() == Connection.Type.LOCAL
                ? same + "To make another one, start again with Initiate connection."
                : same + "Its invitation was accepted in the meantime, so it needs no code any more.";
    }

    /** Lets the browser show the page again on Back as it was left, without asking for it anew. */
    static void keepForBack(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-cache");
    }
}
