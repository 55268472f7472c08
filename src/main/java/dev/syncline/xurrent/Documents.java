package dev.syncline.xurrent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The GraphQL documents and rules of this connector, kept as files beside the code. */
final class Documents {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();
    private static final Pattern FRAGMENTS = Pattern.compile("(?=fragment )", Pattern.MULTILINE);

    private Documents() {}

    /** A document with the fragments it needs and no others, as servers ask for. */
    static String query(String name) {
        return READ.computeIfAbsent(name, Documents::withFragments);
    }

    static String text(String file) {
        try (InputStream stream = Documents.class.getResourceAsStream("/xurrent/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("xurrent/" + file + " is not in this jar.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withFragments(String name) {
        StringBuilder document = new StringBuilder(text(name + ".graphql"));
        String[] fragments = FRAGMENTS.split(text("parts.graphql"));
        for (int at = fragments.length - 1; at >= 0; at--) {
            String[] words = fragments[at].split("\\s+", 3);
            if (words.length == 3 && document.indexOf("..." + words[1]) >= 0) {
                document.append(fragments[at]);
            }
        }
        return document.toString();
    }
}
