package dev.syncline.directory;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** A directory setting that cannot be taken, as a sentence beside its field; nothing was changed. */
public final class DirectoryRefusal extends InputRefused {

    private static final long serialVersionUID = 1L;

    DirectoryRefusal(String field, String message) {
        super(Map.of(field, message));
    }
}
