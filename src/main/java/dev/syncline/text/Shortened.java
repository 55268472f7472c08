package dev.syncline.text;

import java.util.List;

/**
 * The beginning of a text that was too long for its place.
 *
 * @param text what goes there, ending included
 * @param ending what tells readers that there is more
 * @param rest what was left out
 */
public record Shortened(String text, String ending, String rest) {

    static Shortened of(String text, Notation notation, Room room, String ending) {
        String end = switch (notation) {
            case PLAIN -> ending;
            case MARKDOWN -> Markdown.ofPlain(ending);
            case HTML -> ending.isBlank() ? "" : SafeHtml.ofPlain(ending);
        };
        List<String> pieces = Pieces.cut(text, notation, room.beside(end));
        String head = pieces.isEmpty() ? "" : pieces.get(0);
        String rest = text.startsWith(head)
                ? text.substring(head.length())
                : String.join("", pieces.subList(Math.min(1, pieces.size()), pieces.size()));
        return new Shortened(head + end, end, rest);
    }
}
