package dev.syncline.desk.web;

import dev.syncline.desk.tickets.People;
import dev.syncline.item.Person;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Whoever uses the desk's pages, as one of its people. */
final class Visitor {

    private Visitor() {}

    static Person of(@Nullable Principal principal, People people) {
        return principal == null ? people.acting() : people.obtain(principal.getName(), principal.getName(), null);
    }
}
