package dev.syncline.script;

import dev.syncline.script.ScriptReference.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of docs/scripts.md that come from the program. */
final class ReferenceTables {

    private ReferenceTables() {}

    /** The document with its tables between the marks written anew. */
    static String into(String document) {
        String written = document;
        for (Kind kind : Kind.values()) {
            String mark = kind.name().toLowerCase(Locale.ROOT);
            String start = "<!-- " + mark + " -->\n";
            String end = "<!-- end of " + mark + " -->";
            int from = written.indexOf(start);
            int to = written.indexOf(end);
            if (from < 0 || to < from) {
                throw new IllegalStateException("docs/scripts.md lacks the marks of " + mark + ".");
            }
            written = written.substring(0, from + start.length()) + text(kind) + written.substring(to);
        }
        return written;
    }

    private static String text(Kind kind) {
        List<ScriptReference> entries = ScriptReference.all().stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
        return switch (kind) {
            case VARIABLE ->
                table("| variable | rules | what it is |\n|---|---|---|\n", entries, ReferenceTables::variable);
            case FIELD -> owners(entries, "| field | value | example |\n|---|---|---|\n", ReferenceTables::field);
            case METHOD -> entries.stream().map(ReferenceTables::method).collect(Collectors.joining("\n", "\n", ""));
            case CLASS -> table("| class | what for |\n|---|---|\n", entries, ReferenceTables::type);
        };
    }

    private static String owners(List<ScriptReference> entries, String head, Row row) {
        return entries.stream().map(ScriptReference::owner).distinct().toList().stream()
                .map(owner -> "\n**" + owner + "**\n\n"
                        + table(
                                head,
                                entries.stream()
                                        .filter(entry -> entry.owner().equals(owner))
                                        .toList(),
                                row))
                .collect(Collectors.joining());
    }

    private static String table(String head, List<ScriptReference> entries, Row row) {
        return entries.stream().map(row::of).collect(Collectors.joining("\n", head, "\n"));
    }

    private static String variable(ScriptReference entry) {
        return "| `%s` | %s | %s |".formatted(entry.name(), rules(entry.directions()), entry.description());
    }

    private static String field(ScriptReference entry) {
        return "| `%s` | %s | `%s` |"
                .formatted(
                        entry.name(),
                        entry.description(),
                        entry.example().replace("\n", "; ").replace("|", "\\|"));
    }

    private static String type(ScriptReference entry) {
        return "| `%s` | %s |".formatted(entry.name(), entry.description());
    }

    private static String method(ScriptReference entry) {
        return "**`%s`** (%s): %s\n\n```groovy\n%s\n```\n"
                .formatted(entry.signature(), rules(entry.directions()), entry.description(), entry.example());
    }

    private static String rules(Set<Direction> directions) {
        return directions.size() == 2
                ? "both"
                : directions.iterator().next().name().toLowerCase(Locale.ROOT);
    }

    /** One row of a table. */
    private interface Row {
        String of(ScriptReference entry);
    }
}
