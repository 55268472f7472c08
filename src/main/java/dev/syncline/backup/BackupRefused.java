package dev.syncline.backup;

/** No copy was made; the message is a sentence for the person who asked for it. */
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }
}
