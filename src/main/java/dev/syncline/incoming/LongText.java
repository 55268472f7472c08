package dev.syncline.incoming;

import dev.syncline.item.Replica;
import dev.syncline.text.Notation;
import dev.syncline.text.Shortened;
import java.util.Map;

/**
 * A text as it fits into the tracker, and as it came.
 *
 * @param whole in the tracker's notation
 * @param filename of the file that holds the whole; empty where none is needed
 */
record LongText(Shortened shortened, String whole, Notation notation, String filename) {

    /** The name of a file of a text, such as {@code description.txt}. */
    static String filename(String name, Notation notation) {
        return name
                + switch (notation) {
                    case PLAIN -> ".txt";
                    case MARKDOWN -> ".md";
                    case HTML -> ".html";
                };
    }

    String mimetype() {
        return switch (notation) {
            case PLAIN -> "text/plain";
            case MARKDOWN -> "text/markdown";
            case HTML -> "text/html";
        };
    }

    /** Stands for the file on the other side, which has none: so it is never sent there as ours. */
    String remoteId() {
        return "text:" + filename + ":"
                + new Replica(Map.of("text", whole)).hash().substring(0, 16);
    }
}
