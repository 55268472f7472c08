package dev.syncline.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What an API token opens. */
public enum Scope {
    /** The numbers for monitoring. */
    METRICS,
    /** Looking at everything the console shows, over the JSON API. */
    READ,
    /** What is done day by day over the JSON API: retrying, skipping, deciding, exalating, pausing, lists. */
    OPERATE,
    /** What changes how the node works, over the JSON API: triggers, permits, notifications, deleting connections. */
    ADMINISTER,
    /** The built-in tracker's own interface. */
    DESK;

    /** What Spring Security calls it. */
    public String authority() {
        return "SCOPE_" + name();
    }

    static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(","));
    }

    static Set<Scope> of(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(text.split(",")).map(Scope::valueOf).forEach(scopes::add);
        return scopes;
    }
}
