package dev.syncline.incoming;

import dev.syncline.item.AppliedMessage;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids another node gives: no longer than there is room to remember them. */
final class PartnerIds {

    private static final int LONGEST = 200;
    private static final int LONGEST_URL = 2_000;

    private PartnerIds() {}

    /** What is too long in the body of a sync, null when nothing is or nobody can read it. */
    static @Nullable String ofSync(String body) {
        try {
            SyncMessage message = SyncMessage.fromBody(body);
            String flaw = of(message.from());
            return flaw == null ? of(message.replica()) : flaw;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** What is too long in the body of a connect or its answer, null when nothing is or nobody can read it. */
    static @Nullable String ofConnect(String body) {
        try {
            ConnectMessage message = ConnectMessage.fromBody(body);
            if (isLong(message.wantedKey()) || isLong(message.wantedType())) {
                return tooLong("the key of the item asked for", LONGEST);
            }
            String flaw = of(message.from());
            return flaw == null ? of(message.replica()) : flaw;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** What is too long in the body of an answer, null when nothing is or nobody can read it. */
    static @Nullable String ofAnswer(String body) {
        try {
            AppliedMessage message = AppliedMessage.fromBody(body);
            for (Trace trace : message.traces()) {
                if (isLong(trace.localId()) || isLong(trace.remoteId())) {
                    return tooLong("the id of a comment, file or work log", LONGEST);
                }
            }
            return of(message.from());
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable String of(Counterpart from) {
        if (isLong(from.id()) || isLong(from.key())) {
            return tooLong("the id or key of the item", LONGEST);
        }
        return from.url().length() > LONGEST_URL ? tooLong("the address of the item", LONGEST_URL) : null;
    }

    private static @Nullable String of(Replica replica) {
        for (String parts : List.of("comments", "attachments", "workLogs")) {
            if (replica.hub().get(parts) instanceof List<?> list
                    && list.stream().anyMatch(PartnerIds::hasLongId)) {
                return tooLong("an id among its " + parts, LONGEST);
            }
        }
        return null;
    }

    private static boolean hasLongId(@Nullable Object part) {
        return part instanceof Map<?, ?> entry && (isLong(entry.get("id")) || isLong(entry.get("remoteId")));
    }

    private static boolean isLong(@Nullable Object id) {
        return id != null && id.toString().length() > LONGEST;
    }

    private static String tooLong(String what, int longest) {
        return what + " has more than " + longest + " characters.";
    }
}
