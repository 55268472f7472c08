package dev.syncline.access;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/** A sign-in that did not work, for the page that shows the form once more. */
public record FailedSignIn(String name, String sentence) implements Serializable {

    private static final String KEPT = "syncline.failedSignIn";

    /** A stranger decides what is typed here, and a session keeps it: not more of it than a name can have. */
    public FailedSignIn {
        name = UserName.shortened(name);
    }

    /** Keeps it for the next look at the form. */
    public void keep(HttpSession session) {
        session.setAttribute(KEPT, this);
    }

    /** The last one, once. */
    public static Optional<FailedSignIn> take(HttpSession session) {
        Object kept = session.getAttribute(KEPT);
        session.removeAttribute(KEPT);
        return kept instanceof FailedSignIn failed ? Optional.of(failed) : Optional.empty();
    }
}
