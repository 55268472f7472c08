package dev.syncline.xurrent.simulator;

import java.util.List;

/** What the account allows; a test may narrow it. */
public final class Terms {

    volatile List<String> scopes = List.of("request:All", "note:Create");
    volatile List<String> fileEndings = List.of();
    volatile int storageTakes = Integer.MAX_VALUE;
    volatile String account = "acme";
    volatile String noteRefuses = "none at all";

    /** From now on whoever asks belongs to another account, although it is called by the same name. */
    public void becomeAnotherAccount() {
        account = "acme-copy";
    }

    /** The scopes of every token there is. */
    public void scopes(String... granted) {
        scopes = List.of(granted);
    }

    /** The storage takes no larger file, whatever the account said. */
    public void storageTakes(int bytes) {
        storageTakes = bytes;
    }

    /** A note takes no file of this ending, whatever the account said. */
    public void noteRefuses(String ending) {
        noteRefuses = ending;
    }

    /** The only kinds of files that are taken. */
    public void fileEndings(String... endings) {
        fileEndings = List.of(endings);
    }
}
