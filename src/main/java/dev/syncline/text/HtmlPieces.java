package dev.syncline.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** HTML in pieces each of which is whole: what a cut leaves open is closed, and opened again in the next. */
final class HtmlPieces {

    private HtmlPieces() {}

    static List<String> of(String html, Room room) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        try {
            return of(document.body().childNodes(), room);
        } catch (StackOverflowError nestedBeyondReason) {
            return words(PlainText.of(html), room);
        }
    }

    private static List<String> of(List<Node> nodes, Room room) {
        List<String> pieces = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (Node node : nodes) {
            for (String part : fitting(node, room)) {
                if (!current.isEmpty() && !room.takes(current + part)) {
                    pieces.add(current.toString());
                    current.setLength(0);
                }
                current.append(part);
            }
        }
        pieces.add(current.toString());
        pieces.removeIf(String::isBlank);
        return pieces;
    }

    private static List<String> fitting(Node node, Room room) {
        String html = node.outerHtml();
        if (room.takes(html)) {
            return List.of(html);
        }
        if (node instanceof TextNode text) {
            return words(text.getWholeText(), room);
        }
        return node instanceof Element element && element.childNodeSize() > 0
                ? wrapped(element, room)
                : List.of(); // an image or a comment longer than a whole text may be
    }

    private static List<String> wrapped(Element element, Room room) {
        String open = "<" + element.normalName() + element.attributes().html() + ">";
        String close = "</" + element.normalName() + ">";
        return of(element.childNodes(), room.beside(open + close)).stream()
                .map(piece -> open + piece + close)
                .toList();
    }

    private static List<String> words(String text, Room room) {
        return new Cut(room.as(SafeHtml::ofPlain), Cut.ANYWHERE)
                .pieces(text).stream().map(SafeHtml::ofPlain).toList();
    }
}
