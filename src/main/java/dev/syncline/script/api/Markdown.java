package dev.syncline.script.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTML as Markdown, in one pass over the text. */
final class Markdown {

    private static final Map<String, String> SPANS = Map.ofEntries(
            Map.entry("b", "**"),
            Map.entry("strong", "**"),
            Map.entry("i", "*"),
            Map.entry("em", "*"),
            Map.entry("s", "~~"),
            Map.entry("del", "~~"),
            Map.entry("code", "`"));
    private static final String NUMBERED = "ol";

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> links = new ArrayDeque<>();
    private final Deque<String> lists = new ArrayDeque<>();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private boolean verbatim;

    private Markdown() {}

    static String of(String html) {
        Markdown markdown = new Markdown();
        markdown.read(html);
        return markdown.text
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void read(String html) {
        int at = 0;
        while (at < html.length()) {
            int open = tagFrom(html, at);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                words(html.substring(at));
                return;
            }
            words(html.substring(at, open));
            tag(html.substring(open + 1, close));
            at = close + 1;
        }
    }

    /** Where the next tag begins; a sign that only means "less than" begins none. */
    private static int tagFrom(String html, int from) {
        int open = html.indexOf('<', from);
        while (open >= 0 && open + 1 < html.length()) {
            char next = html.charAt(open + 1);
            if (Character.isLetter(next) || next == '/' || next == '!') {
                return open;
            }
            open = html.indexOf('<', open + 1);
        }
        return -1;
    }

    private void words(String words) {
        String plain = Html.decode(words);
        text.append(verbatim ? plain : plain.replaceAll("\\s+", " "));
    }

    private void tag(String inside) {
        boolean end = inside.startsWith("/");
        String name = inside.replaceFirst("^/", "").split("[\\s/]", 2)[0].toLowerCase(Locale.ROOT);
        if (SPANS.containsKey(name) && !(verbatim && name.equals("code"))) {
            text.append(SPANS.get(name));
        } else if (name.matches("h[1-6]")) {
            text.append(end ? "\n\n" : "\n\n" + "#".repeat(name.charAt(1) - '0') + " ");
        } else {
            block(name, end, inside);
        }
    }

    private void block(String name, boolean end, String inside) {
        switch (name) {
            case "br" -> text.append('\n');
            case "p", "div", "table" -> text.append("\n\n");
            case "tr" -> text.append(end ? " |\n" : "");
            case "td", "th" -> text.append(end ? " " : "| ");
            case "hr" -> text.append("\n\n---\n\n");
            case "blockquote" -> text.append(end ? "\n\n" : "\n\n> ");
            case "pre" -> verbatim(end);
            case "ul", NUMBERED -> list(name, end);
            case "li" -> item(end);
            case "a" -> link(end, attribute(inside, "href"));
            case "img" -> image(inside);
            default -> {
                // Other tags have no counterpart; their words stay.
            }
        }
    }

    private void verbatim(boolean end) {
        verbatim = !end;
        text.append(end ? "\n```\n\n" : "\n\n```\n");
    }

    private void list(String name, boolean end) {
        if (!end) {
            lists.push(name);
            numbers.push(0);
        } else if (!lists.isEmpty()) {
            lists.pop();
            numbers.pop();
        }
        text.append(lists.isEmpty() ? "\n\n" : "");
    }

    private void item(boolean end) {
        if (end) {
            return;
        }
        int number = numbers.isEmpty() ? 1 : numbers.pop() + 1;
        if (!lists.isEmpty()) {
            numbers.push(number);
        }
        boolean numbered = NUMBERED.equals(lists.peek());
        text.append('\n').append("  ".repeat(Math.max(0, Math.min(lists.size(), 20) - 1)));
        text.append(numbered ? number + ". " : "- ");
    }

    private void link(boolean end, @Nullable String address) {
        if (!end) {
            links.push(address == null ? "" : address);
            text.append('[');
        } else if (!links.isEmpty()) {
            text.append("](").append(links.pop()).append(')');
        }
    }

    private void image(String inside) {
        String name = attribute(inside, "alt");
        String source = attribute(inside, "src");
        text.append("![").append(name == null ? "" : name).append("](");
        text.append(source == null ? "" : source).append(')');
    }

    private static @Nullable String attribute(String inside, String name) {
        int at = inside.toLowerCase(Locale.ROOT).indexOf(" " + name + "=");
        if (at < 0) {
            return null;
        }
        String value = inside.substring(at + name.length() + 2);
        char quote = value.isEmpty() ? ' ' : value.charAt(0);
        boolean quoted = quote == '"' || quote == '\'';
        int end = quoted ? value.indexOf(quote, 1) : value.indexOf(' ');
        String raw = value.substring(quoted ? 1 : 0, end < 0 ? value.length() : end);
        return Html.decode(raw);
    }
}
