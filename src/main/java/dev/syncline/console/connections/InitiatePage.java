package dev.syncline.console.connections;

import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Destination;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Refused;
import dev.syncline.node.ThisNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The wizard that initiates a connection: destination and mode, then connection information. */
@Controller
class InitiatePage {

    private static final String DESTINATION = "connections/initiate/destination";
    private static final String INFORMATION = "connections/initiate/information";

    private final Discovery discovery;
    private final Invitations invitations;
    private final ThisNode node;

    InitiatePage(Discovery discovery, Invitations invitations, ThisNode node) {
        this.discovery = discovery;
        this.invitations = invitations;
        this.node = node;
    }

    /** First step; with a destination it asks that node, with a mode too it goes on. */
    @GetMapping("/connections/initiate")
    String destination(
            @ModelAttribute("form") InitiateForm form,
            BindingResult problems,
            @RequestParam(required = false) @Nullable String next,
            Principal by,
            Model model,
            RedirectAttributes carried,
            HttpServletResponse response) {
        keepForBack(response);
        boolean forward = next != null;
        if (form.subject().isEmpty() && !forward) {
            return DESTINATION;
        }
        try {
            return found(form, problems, forward, by, model, carried, response);
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            return refused(DESTINATION, response);
        }
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
            carried.addAllAttributes(typed.get());
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
            if (issued.code() != null) {
                flash.addFlashAttribute("code", issued.code());
            }
            if (issued.again()) {
                flash.addFlashAttribute("sentBefore", sentBefore(issued));
            }
            return "redirect:/connections/" + issued.connection().id() + "/invitation";
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            return refused(INFORMATION, response);
        }
    }

    private String found(
            InitiateForm form,
            BindingResult problems,
            boolean forward,
            Principal by,
            Model model,
            RedirectAttributes carried,
            HttpServletResponse response) {
        Destination destination = form.isWithoutAddress()
                ? discovery.withoutAddress()
                : discovery.discover(form.destination(), by.getName());
        boolean offeredBefore = form.asked().equals(form.subject());
        InitiateForm known = form.found(
                destination.address() == null ? "" : destination.address().toString(),
                node.name(),
                destination.nodeName() == null || destination.local() ? "" : destination.nodeName());
        if (forward
                && offeredBefore
                && form.chosenMode()
                        .filter(mode -> isOffered(destination, mode))
                        .isPresent()) {
            carried.addAllAttributes(known.carried());
            return "redirect:/connections/initiate/information";
        }
        model.addAttribute("destination", destination);
        model.addAttribute("cards", ModeCard.of(destination, form.mode()));
        if (forward && offeredBefore) {
            problems.rejectValue("mode", "refused", "Choose one of the configuration types on offer.");
            model.addAttribute("known", known);
            return refused(DESTINATION, response);
        }
        model.addAttribute("known", known);
        return DESTINATION;
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

    private static boolean isOffered(Destination destination, Mode mode) {
        Destination.Offer offer = destination.offers().get(mode);
        return offer != null && offer.available();
    }

    /** Lets the browser show the page again on Back as it was left, without asking for it anew. */
    private static void keepForBack(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-cache");
    }

    private static String refused(String page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page;
    }
}
