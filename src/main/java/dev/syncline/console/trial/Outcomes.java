package dev.syncline.console.trial;

import dev.syncline.item.FieldChange;
import dev.syncline.item.Replica;
import dev.syncline.script.RunUsage;
import dev.syncline.trial.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How test runs say their outcomes. */
@Component("outcomes")
public class Outcomes {

    private static final int LONGEST = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A verdict in words; past syncs are compared with what happened then, items with what is there now. */
    public String verdict(Verdict verdict, boolean past) {
        return switch (verdict) {
            case PENDING -> "Waiting";
            case SAME -> past ? "Same" : "Nothing to do";
            case DIFFERENT -> past ? "Different" : "Would change";
            case FAULT -> "Would fail";
            case MISSING -> "Could not be tried";
        };
    }

    /** The style of a verdict's badge. */
    public String style(Verdict verdict) {
        return switch (verdict) {
            case PENDING -> "status-queued";
            case SAME -> "status-ok";
            case DIFFERENT -> "status-in-flight";
            case FAULT -> "status-failed";
            case MISSING -> "status-deactivated";
        };
    }

    /** What a change does, in one word or two. */
    public String kind(FieldChange change) {
        return switch (change.kind()) {
            case CREATED -> "New item";
            case ATTACHED -> "Attached to";
            case SET -> change.after() == null ? "Cleared" : "Set";
            case ADDED -> "Added";
            case CHANGED -> "Changed";
            case REMOVED -> "Removed";
            case KEPT -> "Ours kept";
            case OVERRULED -> "Theirs taken";
            case ASKED -> "Waits for a decision";
            case STOPPED -> "Stopped: goes back and forth";
            case UNCHANGEABLE -> "Stays: the tracker cannot change it";
        };
    }

    /** What a replica does with a field, in one word or two. */
    public String sent(FieldChange change) {
        if (change.kind() != FieldChange.Kind.SET) {
            return kind(change);
        }
        return change.after() == null ? "Left out" : change.before() == null ? "New" : "Changed";
    }

    /** A field, with the comment or file it is about. */
    public String field(FieldChange change) {
        return change.part() == null ? change.field() : change.field() + " " + change.part();
    }

    /** A value, cut where nobody reads on. */
    public String value(String text) {
        return text.length() <= LONGEST
                ? text
                : String.format(Locale.ROOT, "%s… (%,d characters in all)", text.substring(0, LONGEST), text.length());
    }

    /** What a run used. */
    public String usage(@Nullable RunUsage usage) {
        return usage == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f ms, of which %.1f ms of its own on the processor; %.1f KB of memory asked for",
                        usage.wall().toNanos() / 1e6,
                        usage.cpu().toNanos() / 1e6,
                        usage.allocated() / 1024.0);
    }

    /** What the rule wrote to its log, a line each. */
    public String log(RunUsage usage) {
        return String.join("\n", usage.log());
    }

    /** A replica as JSON that people can read. */
    public String json(@Nullable Replica replica) {
        if (replica == null) {
            return "";
        }
        return value(JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(JSON.readTree(replica.toJson()).path("item")));
    }
}
