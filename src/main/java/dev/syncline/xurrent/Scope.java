package dev.syncline.xurrent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a token may do with one type of record; a token may nothing that it was not given.
 *
 * @param record type of record as Xurrent's list of scopes shows it, such as {@code Service Instance}
 * @param action Read, Create or Update
 * @see <a href="https://docs.exalate.com/docs/xurrent-personal-access-required-token-permissions-or-scopes">Scopes by feature</a>
 */
record Scope(String record, String action) {

    static final Scope NOTE_READ = read("Note");
    static final Scope NOTE_CREATE = new Scope("Note", "Create");

    private static final Map<String, Scope> BY_FIELD = Map.ofEntries(
            Map.entry("requestCreate", new Scope("Request", "Create")),
            Map.entry("requestUpdate", new Scope("Request", "Update")),
            Map.entry("noteCreate", NOTE_CREATE),
            Map.entry("requests", read("Request")),
            Map.entry("request", read("Request")),
            Map.entry("note", NOTE_READ),
            Map.entry("notes", NOTE_READ),
            Map.entry("me", read("Person")),
            Map.entry("people", read("Person")),
            Map.entry("person", read("Person")),
            Map.entry("member", read("Person")),
            Map.entry("requestedBy", read("Person")),
            Map.entry("requestedFor", read("Person")),
            Map.entry("team", read("Team")),
            Map.entry("teams", read("Team")),
            Map.entry("serviceInstance", read("Service Instance")),
            Map.entry("serviceInstances", read("Service Instance")),
            Map.entry("template", read("Request Template")),
            Map.entry("requestTemplates", read("Request Template")),
            Map.entry("uiExtension", read("UI Extension")));

    static Scope read(String record) {
        return new Scope(record, "Read");
    }

    /** The scope that the innermost part of a GraphQL path needs; empty where nobody published it. */
    static Optional<Scope> ofPath(List<String> path) {
        for (int at = path.size() - 1; at >= 0; at--) {
            Scope known = BY_FIELD.get(path.get(at));
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** As it is found in Xurrent's list: {@code Note - Create}. */
    String label() {
        return record + " - " + action;
    }

    /** The sentence for whoever can add it. */
    String remedy() {
        return "Let Xurrent's administrator add the scope '%s' to the personal access token or the OAuth application that is used here."
                .formatted(label());
    }

    /** Whether one of these, such as {@code note:All}, grants it; how they are written is not published. */
    boolean isAmong(List<String> granted) {
        return granted.stream().anyMatch(this::isGrantedBy);
    }

    private boolean isGrantedBy(String granted) {
        String[] parts = granted.toLowerCase(Locale.ROOT).split("[:\\-]", 2);
        String of = letters(parts[0]);
        boolean same = of.equals(letters(record))
                || of.equals("all")
                || parts[0].strip().equals("*");
        return same
                && (parts.length < 2
                        || parts[1].contains("all")
                        || parts[1].contains("*")
                        || parts[1].contains(action.toLowerCase(Locale.ROOT)));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
