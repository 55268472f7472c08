package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Destination;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Refused;
import dev.syncline.node.ThisNode;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
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
    private final Audit audit;

    InitiatePage(Discovery discovery, Invitations invitations, ThisNode node, Audit audit) {
        this.audit = audit;
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
            Model model,
            RedirectAttributes carried,
            HttpServletResponse response) {
        keepForBack(response);
        boolean forward = next != null;
        if (form.subject().isEmpty() && !forward) {
            return DESTINATION;
        }
        try {
            return found(form, problems, forward, model, carried, response);
        } catch (Refusal refusal) {
            Refused.note(refusal, problems);
            return refused(DESTINATION, response);
        }
    }

    @GetMapping("/connections/initiate/information")
    String information(@ModelAttribute("form") InitiateForm form, Model model, HttpServletResponse response) {
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
            audit.record("initiated a connection", issued.connection().name());
            if (issued.code() != null) {
                flash.addFlashAttribute("code", issued.code());
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
            Model model,
            RedirectAttributes carried,
            HttpServletResponse response) {
        Destination destination =
                form.isWithoutAddress() ? discovery.withoutAddress() : discovery.discover(form.destination());
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
