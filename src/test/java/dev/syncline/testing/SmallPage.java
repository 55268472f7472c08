package dev.syncline.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A page of a simulated tracker, for people who want to see what it holds. */
public final class SmallPage {

    private static final String WHOLE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem }
            table { border-collapse: collapse; width: 100%% } td, th { padding: .3rem .6rem .3rem 0; text-align: left }
            label { display: block; margin: .6rem 0 } input, select, textarea, button { font: inherit }
            textarea, input[type=text] { box-sizing: border-box; width: 100%% }
            article { border-left: .25rem solid gray; margin: .8rem 0; padding: 0 .8rem; overflow-wrap: anywhere }
            pre { white-space: pre-wrap; font: inherit; margin: 0 }
            .scroll { overflow-x: auto }
            </style></head><body><main><h1>%1$s</h1>%2$s</main></body></html>
            """;

    private SmallPage() {}

    public static String escape(Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A table row; the cells are HTML already. */
    public static String row(String... cells) {
        return List.of(cells).stream().map("<td>%s</td>"::formatted).collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    public static String link(String address, Object text) {
        return "<a href=\"%s\">%s</a>".formatted(escape(address), escape(text));
    }

    /** A choice in a form; {@code now} is chosen. */
    public static String choice(String name, String label, List<String> options, Object now) {
        String list = options.stream()
                .map(option -> "<option%s>%s</option>".formatted(option.equals(now) ? " selected" : "", escape(option)))
                .collect(Collectors.joining());
        return "<label>%s <select name=\"%s\">%s</select></label>".formatted(label, name, list);
    }

    /** A comment or note with who wrote it, whether it is internal, and its files. */
    public static String said(Object by, boolean internal, Object text, String files) {
        return "<article><strong>%s</strong>%s<pre>%s</pre>%s</article>"
                .formatted(escape(by), internal ? " (internal)" : "", escape(text), files);
    }

    public static void send(HttpExchange exchange, String title, String content) throws IOException {
        byte[] page = WHOLE.formatted(escape(title), content).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    /** Leads on after a form. */
    public static void seeOther(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(303, -1);
    }
}
