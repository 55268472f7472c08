package dev.syncline.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that was not judged because too many failed before it. */
public final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many attempts.");
        this.wait = wait;
    }

    /** How long until the next attempt is judged. */
    public Duration getWait() {
        return wait;
    }
}
