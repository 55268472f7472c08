package dev.syncline.transport;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at what another node sent before any of it is stored. */
@Component
class BatchCheck {

    private static final int LONGEST_KIND = 60;
    private static final int LONGEST_SUBJECT = 500;

    private final ObjectProvider<EnvelopeReceiver> receivers;

    BatchCheck(ObjectProvider<EnvelopeReceiver> receivers) {
        this.receivers = receivers;
    }

    /** Why none of these can be taken; null when all can. A list from outside may hold null. */
    @Nullable
    String flaw(List<@Nullable Message> messages) {
        if (messages.size() > Message.BATCH) {
            return "At most " + Message.BATCH + " envelopes travel in one call.";
        }
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            String flaw = message == null ? "it is null." : flaw(message);
            if (flaw != null) {
                return "Nothing of this call was taken, because of its envelope " + (i + 1) + ": " + flaw;
            }
        }
        return null;
    }

    private @Nullable String flaw(Message message) {
        if (message.sequence() < 1) {
            return "numbers begin with 1.";
        }
        if (message.kind().length() > LONGEST_KIND) {
            return "its kind has more than " + LONGEST_KIND + " characters.";
        }
        if (message.subject().length() > LONGEST_SUBJECT) {
            return "its subject has more than " + LONGEST_SUBJECT + " characters.";
        }
        return receivers.stream()
                .filter(receiver -> receiver.receives(message.kind()))
                .map(receiver -> receiver.flaw(message.body()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
