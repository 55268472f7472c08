package dev.syncline.connector;

import dev.syncline.connector.Capabilities.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The table of docs/connectors.md that says what each connector answers: a line for a question, a column for a tracker. */
final class CapabilityTable {

    private static final Path FILE = Path.of("docs", "connectors.md");
    private static final String HEAD = "| asked for |";

    private CapabilityTable() {}

    /** A tracker's column as it stands there, by what is asked for; empty without a column. */
    static Map<String, String> written(String tracker) {
        List<List<String>> lines = lines();
        int column = lines.get(0).indexOf(tracker);
        Map<String, String> written = new LinkedHashMap<>();
        if (column > 0) {
            lines.stream().skip(2).forEach(line -> written.put(line.get(0), line.get(column)));
        }
        return written;
    }

    /** The column as it must be. */
    static Map<String, String> answered(Capabilities capabilities) {
        Map<String, String> answered = new LinkedHashMap<>();
        answered.put("entity types", String.join(", ", capabilities.entityTypes()));
        answered.put("creates are recognised by", words(capabilities.correlation()));
        long apart = capabilities.stampResolution().toSeconds();
        answered.put("changes are told apart", apart == 0 ? "always" : "after " + apart + " s");
        for (Capability capability : Capability.values()) {
            answered.put(words(capability), capabilities.offers(capability) ? "yes" : "–");
        }
        return answered;
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<List<String>> lines() {
        try (Stream<String> all = Files.lines(FILE)) {
            List<List<String>> lines = new ArrayList<>();
            all.dropWhile(line -> !line.startsWith(HEAD))
                    .takeWhile(line -> line.startsWith("|"))
                    .forEach(line -> lines.add(Stream.of(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList()));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
