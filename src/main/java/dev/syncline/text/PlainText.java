package dev.syncline.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of HTML, a block to a line, lists and links as people write them. */
final class PlainText implements NodeVisitor {

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+\\n");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(String html) {
        PlainText plain = new PlainText();
        NodeTraversor.traverse(plain, Jsoup.parseBodyFragment(html).body());
        String lines = BLANKS.matcher(plain.text).replaceAll("\n");
        return BLANK_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            add(isPreformatted(node) ? words.getWholeText() : words.text());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "hr" -> text.append("\n---\n");
            case "li" -> text.append('\n').append(mark(element)).append(' ');
            case "tr" -> text.append('\n');
            case "td", "th" -> text.append(element.elementSiblingIndex() == 0 ? "" : " | ");
            case "img" -> text.append('[').append(element.attr("src")).append(']');
            default -> block(element);
        }
    }

    private void close(Element element) {
        String address = element.attr("href");
        if (element.normalName().equals("a") && !address.isEmpty() && !saysItself(element, address)) {
            text.append(" (").append(address).append(')');
        }
        block(element);
    }

    /** A link whose words are its address, or that only mentions somebody. */
    private static boolean saysItself(Element link, String address) {
        String words = link.text();
        return words.startsWith("@") || address.equals(words) || address.equals("mailto:" + words);
    }

    private void block(Element element) {
        if (BLOCKS.contains(element.normalName()) && !isIn(element, "li")) {
            text.append(element.normalName().equals("div") ? "\n" : "\n\n");
        }
    }

    private static String mark(Element item) {
        Element list = item.parent();
        return list != null && list.normalName().equals("ol") ? item.elementSiblingIndex() + 1 + "." : "-";
    }

    private void add(String words) {
        boolean fresh = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        text.append(fresh ? words.stripLeading() : words);
    }

    private static boolean isPreformatted(Node node) {
        return node.parent() instanceof Element parent && isIn(parent, "pre");
    }

    private static boolean isIn(Element element, String name) {
        return element.normalName().equals(name) || element.parents().is(name);
    }
}
