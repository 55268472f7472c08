package dev.syncline.backup;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** A backup that cannot be put back, and what to do; everything is as before. */
class RestoreRefused extends FailureAnalyzedException {

    private static final long serialVersionUID = 1L;

    RestoreRefused(String sentence, String action) {
        super(sentence, action);
    }

    RestoreRefused(String sentence, String action, Throwable cause) {
        super(sentence, action, cause);
    }
}
