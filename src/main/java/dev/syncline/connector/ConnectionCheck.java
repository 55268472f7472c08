package dev.syncline.connector;

import java.util.List;

/**
 * What a tracker answered when it was asked whether all is well.
 *
 * @param actingName the account every write is made with, as people call it
 */
public record ConnectionCheck(Identity identity, String actingName, List<Permission> permissions) {

    public ConnectionCheck {
        permissions = List.copyOf(permissions);
    }

    /**
     * One thing the acting user must be allowed, or the tracker must have switched on.
     *
     * @param purpose what is missing without it, as a sentence
     * @param needed whether nothing works without it
     * @param remedy the sentence the tracker's administrator needs
     */
    public record Permission(String name, String purpose, boolean needed, boolean fulfilled, String remedy) {}

    /** Whether everything is there that nothing works without. */
    public boolean passed() {
        return permissions.stream().allMatch(permission -> permission.fulfilled() || !permission.needed());
    }
}
