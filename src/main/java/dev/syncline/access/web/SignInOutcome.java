package dev.syncline.access.web;

import dev.syncline.access.FailedSignIn;
import dev.syncline.access.KeptWords;
import dev.syncline.access.TooManyAttempts;
import dev.syncline.access.TypedBefore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Leads to the page somebody wanted, or back to the form with a sentence and the name still in it. */
final class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final KeptWords words;

    SignInOutcome(KeptWords words) {
        this.words = words;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication visitor) throws IOException {
        Optional<TypedBefore> typed = words.take(request.getParameter(WayToSignIn.KEPT));
        if (typed.isPresent()) {
            typed.get().keepIn(request.getSession());
            response.sendRedirect(typed.get().page());
            return;
        }
        response.sendRedirect(
                WantedPage.checked(request.getParameter(WantedPage.PARAMETER)).orElse("/"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String sentence = why instanceof TooManyAttempts many
                ? "Too many attempts. Try again in " + spoken(many.getWait()) + "."
                : "User name or password is wrong.";
        String name = request.getParameter("name");
        new FailedSignIn(name == null ? "" : name, sentence).keep(request.getSession());
        String kept = request.getParameter(WayToSignIn.KEPT);
        boolean named = kept != null && NAME.matcher(kept).matches();
        String wanted = WantedPage.asParameter(request) + (named ? "&" + WayToSignIn.KEPT + "=" + kept : "");
        response.sendRedirect(wanted.isEmpty() ? "/sign-in" : "/sign-in?" + wanted.substring(1));
    }

    private static String spoken(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = (seconds + 59) / 60;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
