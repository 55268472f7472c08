package dev.syncline.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed into a form before the session ran out, given back once to the page of that form. */
public record TypedBefore(String page, Map<String, String> fields) implements Serializable {

    private static final String KEPT = "syncline.typedBefore";

    /** Keeps it in the session of whoever signed in. */
    public void keepIn(HttpSession session) {
        session.setAttribute(KEPT, this);
    }

    /** What was typed into the form of the page that is asked for; only the first time. */
    public static Optional<Map<String, String>> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        @Nullable Object kept = session == null ? null : session.getAttribute(KEPT);
        if (session != null && kept instanceof TypedBefore typed && typed.page().equals(request.getRequestURI())) {
            session.removeAttribute(KEPT);
            return Optional.of(typed.fields());
        }
        return Optional.empty();
    }
}
