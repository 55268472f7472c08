package dev.syncline.worklist;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Pairs of keys as a spreadsheet writes them: two columns, ours and theirs, with or without a heading. */
final class PairFile {

    static final int MOST = 10_000;
    private static final int LONGEST_KEY = 200;

    /** Of the first column; capitals, blanks, hyphens and underscores do not count. */
    private static final List<String> HEADINGS = List.of(
            "local",
            "local key",
            "local item",
            "local issue",
            "local ticket",
            "local id",
            "our key",
            "our item",
            "ours",
            "your key",
            "your item",
            "source",
            "source key",
            "key",
            "item",
            "issue",
            "issue key",
            "ticket",
            "id",
            "remote",
            "remote key");

    private static final Set<String> LETTERS =
            HEADINGS.stream().map(PairFile::letters).collect(Collectors.toUnmodifiableSet());

    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<String, Integer> remoteKeys = new HashMap<>();

    private PairFile() {}

    static List<TypedLine> read(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (bare.isBlank()) {
            throw new WorklistRefusal("pairs", "The list is empty. Enter one pair of keys a line.");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(bare))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser rows = CSVParser.parse(new StringReader(bare), format)) {
            return new PairFile().lines(rows);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new WorklistRefusal(
                    "pairs",
                    "The list is no CSV: a quotation mark is opened and not closed. Check the quotation marks.");
        }
    }

    private List<TypedLine> lines(CSVParser rows) {
        List<TypedLine> lines = new ArrayList<>();
        for (CSVRecord row : rows) {
            boolean heading = row.getRecordNumber() == 1 && LETTERS.contains(letters(row.get(0)));
            if (!heading) {
                lines.add(line((int) row.getRecordNumber(), row));
            }
            if (lines.size() > MOST) {
                throw new WorklistRefusal(
                        "pairs", "The list has more than %d rows. Connect them in several lists.".formatted(MOST));
            }
        }
        if (lines.isEmpty()) {
            throw new WorklistRefusal("pairs", "The list has a heading and no row. Enter one pair of keys a line.");
        }
        return lines;
    }

    private TypedLine line(int number, CSVRecord row) {
        String key = row.get(0).strip();
        String remoteKey = row.size() > 1 ? row.get(1).strip() : "";
        return new TypedLine(number, cut(key), cut(remoteKey), wrong(number, row, key, remoteKey));
    }

    private @Nullable String wrong(int number, CSVRecord row, String key, String remoteKey) {
        if (row.size() != 2) {
            return "A pair has two columns: your item, then the other side's. This row has %d.".formatted(row.size());
        }
        if (key.isEmpty() || remoteKey.isEmpty()) {
            return "One of the two keys is missing.";
        }
        if (key.length() > LONGEST_KEY || remoteKey.length() > LONGEST_KEY) {
            return "A key is longer than " + LONGEST_KEY + " characters.";
        }
        Integer before = keys.putIfAbsent(key, number);
        if (before != null) {
            return "“%s” is in row %d already.".formatted(key, before);
        }
        Integer remoteBefore = remoteKeys.putIfAbsent(remoteKey, number);
        return remoteBefore == null ? null : "“%s” is in row %d already.".formatted(remoteKey, remoteBefore);
    }

    private static String letters(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /** What the first column of a heading may be called, in words. */
    static String headings() {
        return String.join(", ", HEADINGS);
    }

    private static String cut(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }

    /** Spreadsheets of many countries write semicolons; what is copied from a table has tabs. */
    private static char delimiter(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.contains("\t")) {
            return '\t';
        }
        return first.contains(";") && !first.contains(",") ? ';' : ',';
    }
}
