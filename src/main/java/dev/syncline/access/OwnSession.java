package dev.syncline.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of whoever changes their own password: the only one of theirs that goes on. */
@Component
public class OwnSession {

    private final Accounts accounts;

    OwnSession(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Goes on with a new session id when the account is one's own. */
    public void goOn(UUID changed, HttpServletRequest request, HttpServletResponse response) {
        Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
        if (visitor == null
                || !(visitor.getPrincipal() instanceof SignedIn me)
                || !me.id().equals(changed)) {
            return;
        }
        int epoch = accounts.epoch(changed).orElse(me.epoch());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(me.id(), me.name(), epoch, me.since()), null, visitor.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
