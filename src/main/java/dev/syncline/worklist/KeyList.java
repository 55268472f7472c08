package dev.syncline.worklist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keys of items as somebody typed them: separated by commas, semicolons or line ends. */
final class KeyList {

    private static final int LONGEST_KEY = 200;

    private KeyList() {}

    static List<TypedLine> read(String text) {
        Set<String> keys = new LinkedHashSet<>();
        for (String part : text.split("[,;\\r\\n\\t]+", -1)) {
            if (!part.isBlank()) {
                keys.add(part.strip());
            }
        }
        if (keys.isEmpty()) {
            throw new WorklistRefusal("keys", "Enter at least one key, such as ACME-12.");
        }
        if (keys.size() > PairFile.MOST) {
            throw new WorklistRefusal(
                    "keys", "These are %d keys; at most %d are taken.".formatted(keys.size(), PairFile.MOST));
        }
        List<TypedLine> lines = new ArrayList<>();
        for (String key : keys) {
            boolean tooLong = key.length() > LONGEST_KEY;
            lines.add(new TypedLine(
                    lines.size() + 1,
                    tooLong ? key.substring(0, LONGEST_KEY) : key,
                    null,
                    tooLong ? "A key is longer than " + LONGEST_KEY + " characters." : null));
        }
        return lines;
    }
}
