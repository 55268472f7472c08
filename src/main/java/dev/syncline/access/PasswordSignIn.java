package dev.syncline.access;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Judges a user name and password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Audit audit;
    private final Clock clock;

    PasswordSignIn(Accounts accounts, Passwords passwords, Attempts attempts, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String address = typed.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        Attempts.Who who =
                new Attempts.Who(UserName.shortened(typed.getName().strip()).toLowerCase(Locale.ROOT), address);
        attempts.admit(who);
        String password = String.valueOf(typed.getCredentials());
        Optional<Accounts.Credentials> known = accounts.credentials(typed.getName());
        if (!matches(password, known)) {
            // A name that is not ours may be a password in the wrong field, so it is not written down.
            audit.record(
                    known.map(Accounts.Credentials::name).orElse("somebody unknown"), "failed to sign in", address);
            throw new BadCredentialsException("User name or password is wrong.");
        }
        attempts.forget(who);
        return signIn(known.orElseThrow(), address);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private boolean matches(String password, Optional<Accounts.Credentials> known) {
        String judged = password.length() > PasswordRules.LONGEST * 2
                ? password.substring(0, PasswordRules.LONGEST * 2)
                : password;
        return known.map(account -> passwords.matches(judged, account.hash()))
                .orElseGet(() -> passwords.matchesNobody(judged));
    }

    private Authentication signIn(Accounts.Credentials account, String address) {
        accounts.signedIn(account.id());
        audit.record(account.name(), "signed in", address);
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.id(), account.name(), account.epoch(), clock.instant()),
                null,
                AuthorityUtils.createAuthorityList("ROLE_ADMINISTRATOR"));
    }
}
