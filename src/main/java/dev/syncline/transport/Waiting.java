package dev.syncline.transport;

import java.util.List;
import java.util.UUID;

/** What a side that cannot be called says and hears when it fetches, as JSON. */
final class Waiting {

    static final String PATH = "/peer/v1/waiting";

    private Waiting() {}

    /**
     * The question of a side that fetches.
     *
     * @param seconds how long the answer may wait until there is something to say; 0 for an answer at once
     * @param kept what became of what it fetched before
     * @param flaw why it could take nothing of what it fetched before; empty when it could
     * @param bringing files it is at, which it need not be told of
     * @param missing files it was asked for and cannot bring
     */
    record Question(int seconds, List<Message.Answer> kept, String flaw, List<UUID> bringing, List<Missing> missing) {}

    /** What waits for the side that asks. */
    record Handed(List<Message> envelopes, List<WantedFile> files) {

        static final Handed NOTHING = new Handed(List.of(), List.of());

        boolean isNothing() {
            return envelopes.isEmpty() && files.isEmpty();
        }
    }

    /**
     * A file to bring.
     *
     * @param from how many of its bytes came before
     */
    record WantedFile(UUID id, UUID twin, String attachment, long size, String sha256, long from) {}

    /** A file that cannot be brought. */
    record Missing(UUID id, FileFailure.Kind kind) {}

    /** How much of a wanted file there is now. */
    record Length(long length) {}
}
