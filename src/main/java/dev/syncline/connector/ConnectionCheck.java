package dev.syncline.connector;

import java.util.Comparator;
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
     * @param chosen whether an administrator switched on in the settings what it is for
     */
    public record Permission(
            String name, String purpose, boolean needed, boolean fulfilled, String remedy, boolean chosen) {

        /** One for something that is not switched on by itself. */
        public Permission(String name, String purpose, boolean needed, boolean fulfilled, String remedy) {
            this(name, purpose, needed, fulfilled, remedy, false);
        }
    }

    /** What is missing first, and of that first what nothing works without. */
    public List<Permission> missingFirst() {
        return permissions.stream()
                .sorted(Comparator.comparing(Permission::fulfilled)
                        .thenComparing(permission -> !permission.needed())
                        .thenComparing(permission -> !permission.chosen()))
                .toList();
    }

    /** Such as: 2 of 14 permissions are missing; 1 of them can be left out. Empty where none are asked about. */
    public String summary() {
        List<Permission> missing =
                permissions.stream().filter(each -> !each.fulfilled()).toList();
        if (permissions.isEmpty() || missing.isEmpty()) {
            return permissions.isEmpty() ? "" : "No permission is missing.";
        }
        long spare = missing.stream()
                .filter(each -> !each.needed() && !each.chosen())
                .count();
        return "%d of %d %s %s missing%s"
                .formatted(
                        missing.size(),
                        permissions.size(),
                        permissions.size() == 1 ? "permission" : "permissions",
                        missing.size() == 1 ? "is" : "are",
                        spare == 0 ? "." : "; %d of them can be left out.".formatted(spare));
    }

    /** Whether everything is there that nothing works without. */
    public boolean passed() {
        return permissions.stream().allMatch(permission -> permission.fulfilled() || !permission.needed());
    }

    /** Whether that, and everything that an administrator switched on as well. */
    public boolean complete() {
        return passed() && permissions.stream().allMatch(permission -> permission.fulfilled() || !permission.chosen());
    }
}
