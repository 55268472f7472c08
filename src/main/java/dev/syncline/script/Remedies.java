package dev.syncline.script;

import dev.syncline.script.api.CannotTravel;
import dev.syncline.script.fence.MissingMember;
import java.text.ParseException;

/** What an administrator can do about something a rule threw. */
final class Remedies {

    private Remedies() {}

    static String of(Throwable thrown) {
        if (thrown instanceof NullPointerException) {
            return "Where there may be nothing, write ?. in place of the dot or ask with if before; then retry.";
        }
        if (thrown instanceof IndexOutOfBoundsException) {
            return "Ask for the length before, or write text.take(n) and list[n], which give what is there; then retry.";
        }
        if (thrown instanceof MissingMember) {
            return "Compare the name and what it is given with the script reference, capitals count; then publish and retry.";
        }
        if (thrown instanceof CannotTravel left && left.isTooLarge()) {
            return "Send less of it, or join it into one text; then retry.";
        }
        if (thrown instanceof CannotTravel) {
            return "Set a value of the kind that the script reference names for this field, then retry.";
        }
        if (thrown instanceof ParseException
                || thrown instanceof ClassCastException
                || thrown instanceof NumberFormatException) {
            return "Look at the value before it is used, or give another where it does not fit; then retry.";
        }
        return "Correct the rule or the item, then retry.";
    }
}
