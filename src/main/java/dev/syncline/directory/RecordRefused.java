package dev.syncline.directory;

/** Why a directory did not take a record: an HTTP status and a sentence for the announcing node's administrator. */
final class RecordRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RecordRefused(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
