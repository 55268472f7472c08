package dev.syncline.access;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * Who is signed in.
 *
 * @param epoch the account's epoch at sign-in; another one there now means that this session is over
 * @param since when the password was checked
 */
public record SignedIn(UUID id, String name, int epoch, Instant since) implements Principal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
