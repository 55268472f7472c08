package dev.syncline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text as several, each marked with its place among them, such as {@code (1/3)}. */
final class Pieces {

    private static final Pattern MARK = Pattern.compile("^\\s*(?:<p>)?\\((\\d{1,5})/(\\d{1,5})\\)");
    /** Code, links, images, addresses and entities of one line. */
    private static final Pattern SPANS =
            Pattern.compile("`[^`\\n]*`|!?\\[[^\\]\\n]*]\\([^)\\n]*\\)|<[^>\\n]*>|&#?\\w{1,10};|\\\\.");

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");
    private static final String LONGEST_FENCE = "\n``````\n``````\n";

    private Pieces() {}

    static List<String> of(String text, Notation notation, Room room) {
        if (room.takes(text)) {
            return List.of(text);
        }
        List<String> pieces = List.of(text);
        for (int most = 9; most < 100_000; most = most * 10 + 9) {
            pieces = cut(text, notation, room.beside(mark(notation, most, most)));
            if (pieces.size() <= most) {
                break;
            }
        }
        return marked(pieces, notation);
    }

    /** Which piece of how many a text says it is. */
    static Optional<String> markOf(String text) {
        Matcher matcher = MARK.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1) + "/" + matcher.group(2)) : Optional.empty();
    }

    /** The bare pieces. */
    static List<String> cut(String text, Notation notation, Room room) {
        return switch (notation) {
            case PLAIN -> new Cut(room, Cut.ANYWHERE).pieces(text);
            case HTML -> HtmlPieces.of(text, room);
            case MARKDOWN -> markdown(text, room);
        };
    }

    /** What is harmless as a whole must be so in pieces; where a cut made something act, the bare words are left. */
    private static List<String> markdown(String text, Room room) {
        boolean fenced = text.contains("```") || text.contains("~~~");
        List<String> pieces = fences(new Cut(fenced ? room.beside(LONGEST_FENCE) : room, SPANS).pieces(text));
        if (pieces.stream().allMatch(piece -> room.takes(piece) && Markdown.isHarmless(piece))) {
            return pieces;
        }
        String words = PlainText.of(SafeHtml.of(Markdown.toHtml(text)));
        return new Cut(room.as(Markdown::ofPlain), Cut.ANYWHERE)
                .pieces(words).stream().map(Markdown::ofPlain).toList();
    }

    /** Code that a cut goes through is closed in one piece and opened again in the next. */
    private static List<String> fences(List<String> pieces) {
        List<String> closed = new ArrayList<>();
        String open = "";
        for (String piece : pieces) {
            String whole = open.isEmpty() ? piece : open + "\n" + piece;
            open = openAtEnd(whole);
            closed.add(open.isEmpty() ? whole : whole + "\n" + open);
        }
        return closed;
    }

    private static String openAtEnd(String piece) {
        String open = "";
        for (String line : piece.split("\n", -1)) {
            Matcher fence = FENCE.matcher(line);
            if (fence.find()) {
                String mark = fence.group(1);
                if (open.isEmpty()) {
                    open = mark;
                } else if (mark.startsWith(open)) {
                    open = "";
                }
            }
        }
        return open;
    }

    private static List<String> marked(List<String> pieces, Notation notation) {
        List<String> marked = new ArrayList<>();
        for (String piece : pieces) {
            marked.add(mark(notation, marked.size() + 1, pieces.size()) + piece);
        }
        return marked;
    }

    private static String mark(Notation notation, int place, int all) {
        String mark = "(" + place + "/" + all + ")";
        return switch (notation) {
            case PLAIN -> mark + " ";
            case MARKDOWN -> mark + "\n\n";
            case HTML -> "<p>" + mark + "</p>";
        };
    }
}
