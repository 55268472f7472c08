package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSignIn;
import dev.syncline.connector.TrackerSignIn.Begun;
import dev.syncline.node.ThisNode;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** General settings, Tracker: the way over the tracker's own sign-in page, and back. */
@Controller
class TrackerSignInPage {

    static final String BACK = "/settings/tracker/signed-in";
    private static final String TRACKER = "/settings/tracker";
    private static final String BEGUN = "tracker.sign-in";

    private final TrackerSignIn signIn;
    private final ThisNode node;
    private final Audit audit;

    TrackerSignInPage(TrackerSignIn signIn, ThisNode node, Audit audit) {
        this.signIn = signIn;
        this.node = node;
        this.audit = audit;
    }

    /** A link and no form: a form may lead to this node only. */
    @GetMapping("/settings/tracker/sign-in")
    RedirectView begin(HttpSession session, RedirectAttributes notice) {
        try {
            URI own = node.publicAddress()
                    .orElseThrow(
                            () -> new TrackerFailure(
                                    TrackerFailure.Kind.VALIDATION,
                                    "The tracker must know where to send you back to. Enter this node's public address under General settings first."));
            Begun begun = signIn.begin(URI.create(own + BACK));
            session.setAttribute(BEGUN, begun);
            return leading(begun.address().toString());
        } catch (TrackerFailure refused) {
            notice.addFlashAttribute("refused", refused.getMessage());
            return leading(TRACKER);
        }
    }

    @GetMapping(BACK)
    RedirectView finish(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "error_description", defaultValue = "") String refusal,
            HttpSession session,
            RedirectAttributes notice) {
        Object begun = session.getAttribute(BEGUN);
        session.removeAttribute(BEGUN);
        if (!(begun instanceof Begun known) || code.isEmpty()) {
            notice.addFlashAttribute(
                    "refused",
                    refusal.isEmpty()
                            ? "No sign-in waits for this answer. Begin again."
                            : "The tracker's sign-in page said: %s. Begin again.".formatted(refusal));
            return leading(TRACKER);
        }
        try {
            signIn.finish(known, state, code);
            audit.record("signed in to the tracker", known.kind());
            notice.addFlashAttribute("done", "The tracker gave its credentials; they are kept and in use from now on.");
        } catch (TrackerFailure refused) {
            notice.addFlashAttribute("refused", refused.getMessage());
        }
        return leading(TRACKER);
    }

    /** Nothing of the model belongs into the address. */
    private static RedirectView leading(String address) {
        RedirectView view = new RedirectView(address);
        view.setExposeModelAttributes(false);
        return view;
    }
}
