package dev.syncline.console.connections;

import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Destination;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Refused;
import dev.syncline.node.ThisNode;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first step of the wizard: where the other side is, and the mode to choose from what both can do. */
@Controller
class DestinationPage {

    private static final String PAGE = "connections/initiate/destination";

    private final Discovery discovery;
    private final ThisNode node;

    DestinationPage(Discovery discovery, ThisNode node) {
        this.discovery = discovery;
        this.node = node;
    }

    /** The empty step, or the modes of a destination that answered. */
    @GetMapping("/connections/initiate")
    String show(
            @ModelAttribute("form") InitiateForm form,
            BindingResult problems,
            Principal by,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        InitiatePage.keepForBack(response);
        Optional<Map<String, String>> typed = TypedBefore.take(request);
        if (typed.isPresent()) {
            model.addAttribute("form", InitiateForm.of(typed.get()));
            model.addAttribute("typedBefore", true);
            return PAGE;
        }
        if (form.subject().isEmpty()) {
            return PAGE;
        }
        try {
            return offered(form, destination(form, form.destination(), by), model);
        } catch (Refusal refusal) {
            return refused(refusal, problems, response);
        }
    }

    /** Where a reload leads after a destination was refused. */
    @GetMapping("/connections/initiate/destination")
    String again() {
        return "redirect:/connections/initiate";
    }

    /**
     * Goes on to the modes, and with a mode to the next step. Only a destination that answered gets into an address:
     * one that is refused may hold a password or a pasted code.
     *
     * @param destination as it was typed; the form knows it without a user name and password
     */
    @PostMapping("/connections/initiate/destination")
    String next(
            @ModelAttribute("form") InitiateForm form,
            BindingResult problems,
            @RequestParam(defaultValue = "") String destination,
            Principal by,
            Model model,
            RedirectAttributes carried,
            HttpServletResponse response) {
        InitiatePage.keepForBack(response);
        try {
            Destination found = destination(form, destination, by);
            boolean offeredBefore = form.asked().equals(form.subject());
            if (offeredBefore && !isChosen(form, found)) {
                problems.rejectValue("mode", "refused", "Choose one of the configuration types on offer.");
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return offered(form, found, model);
            }
            carried.addAllAttributes(known(form, found).carried());
            return offeredBefore ? "redirect:/connections/initiate/information" : "redirect:/connections/initiate";
        } catch (Refusal refusal) {
            return refused(refusal, problems, response);
        }
    }

    private Destination destination(InitiateForm form, String typed, Principal by) {
        return form.isWithoutAddress() ? discovery.withoutAddress() : discovery.discover(typed, by.getName());
    }

    private InitiateForm known(InitiateForm form, Destination found) {
        return form.found(
                found.address() == null ? "" : found.address().toString(),
                node.name(),
                found.nodeName() == null || found.local() ? "" : found.nodeName());
    }

    private String offered(InitiateForm form, Destination found, Model model) {
        model.addAttribute("destination", found);
        model.addAttribute("cards", ModeCard.of(found, form.mode()));
        model.addAttribute("known", known(form, found));
        return PAGE;
    }

    private static boolean isChosen(InitiateForm form, Destination found) {
        return form.chosenMode()
                .map(found.offers()::get)
                .filter(Destination.Offer::available)
                .isPresent();
    }

    private static String refused(Refusal refusal, BindingResult problems, HttpServletResponse response) {
        Refused.note(refusal, problems);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return PAGE;
    }
}
