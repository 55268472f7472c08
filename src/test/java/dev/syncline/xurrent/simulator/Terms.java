package dev.syncline.xurrent.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the account allows; a test may narrow it. */
public final class Terms {

    volatile List<String> scopes = List.of(
            "request:All",
            "note:All",
            "person:Read",
            "team:Read",
            "serviceInstance:Read",
            "requestTemplate:Read",
            "uiExtension:Read");
    volatile List<String> told = List.of();
    final Map<String, String> withheld = new ConcurrentHashMap<>();
    volatile List<String> fileEndings = List.of();
    volatile int storageTakes = Integer.MAX_VALUE;
    volatile String account = "acme";
    volatile String noteRefuses = "none at all";
    volatile boolean localStorage;
    volatile boolean demandsCompletionReason;

    /** From now on whoever asks belongs to another account, although it is called by the same name. */
    public void becomeAnotherAccount() {
        account = "acme-copy";
    }

    /** The scopes of every token there is; a call that needs another one is refused. */
    public void scopes(String... granted) {
        scopes = List.of(granted);
    }

    /** What the OAuth address says of the scopes, whatever they are. */
    public void scopesAsTold(String... written) {
        told = List.of(written);
    }

    List<String> introspected() {
        return told.isEmpty() ? scopes : told;
    }

    /** Leaves a field, such as {@code Request.notes}, out of every answer with this message among its errors. */
    public void withhold(String field, String message) {
        withheld.put(field, message);
    }

    /** Answers are whole again. */
    public void withholdNothing() {
        withheld.clear();
    }

    boolean grant(String record, String action) {
        return scopes.contains(record + ":All") || scopes.contains(record + ":" + action);
    }

    /** The storage takes no larger file, whatever the account said. */
    public void storageTakes(int bytes) {
        storageTakes = bytes;
    }

    /** A note takes no file of this ending, whatever the account said. */
    public void noteRefuses(String ending) {
        noteRefuses = ending;
    }

    /** Files are kept by the installation itself, not by S3. */
    public void storeLocally() {
        localStorage = true;
    }

    /** Nothing is completed without a reason. */
    public void demandCompletionReason() {
        demandsCompletionReason = true;
    }

    /** The only kinds of files that are taken. */
    public void fileEndings(String... endings) {
        fileEndings = List.of(endings);
    }
}
