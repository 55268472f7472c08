package dev.syncline.xurrent.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the simulated account holds; stamps are cut to seconds, as Xurrent's are. */
final class Store {

    static final String DOMAIN = "xurrent.test";

    final Map<String, Map<String, @Nullable Object>> requests = new LinkedHashMap<>();
    final Map<String, Map<String, @Nullable Object>> people = new LinkedHashMap<>();
    final Map<String, Map<String, @Nullable Object>> teams = new LinkedHashMap<>();
    final Map<String, Map<String, @Nullable Object>> services = new LinkedHashMap<>();
    final Map<String, Map<String, @Nullable Object>> templates = new LinkedHashMap<>();
    final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    final Map<String, String> uploadNames = new ConcurrentHashMap<>();
    final Terms terms = new Terms();
    final Deliveries deliveries = new Deliveries();
    private final AtomicLong numbers = new AtomicLong(70_000);
    private final Clock clock;

    Store(Clock clock) {
        this.clock = clock;
        add(people, "Person", "Sync Line", "primaryEmail", "syncline@acme.test");
        add(people, "Person", "Jane Doe", "primaryEmail", "jane@acme.test");
        add(teams, "Team", "Service Desk", "x", "");
        add(services, "ServiceInstance", "Printing", "x", "");
        template(
                "Printer",
                Map.of("id", "Floor", "label", "Floor of the printer"),
                group(Map.of("value", "4", "label", "Support"), Map.of("value", "5", "label", "Field")));
    }

    /** A list of this template's own; the id and what people call it are the same in each. */
    @SafeVarargs
    static Map<String, Object> group(Map<String, String>... options) {
        return Map.of("id", "group", "label", "Group", "options", List.of(options));
    }

    /** A request template with a UI extension of these fields. */
    @SafeVarargs
    final String template(String subject, Map<String, ?>... elements) {
        Map<String, @Nullable Object> template = add(templates, "RequestTemplate", subject, "subject", subject);
        Map<String, Object> form = Map.of(
                "id",
                id("UiExtensionVersion", 6),
                "formDefinition",
                Map.of("sections", List.of(Map.of("elements", List.of(elements)))));
        template.put("uiExtension", Map.of("id", id("UiExtension", 5), "name", subject, "activeVersion", form));
        return (String) Objects.requireNonNull(template.get("id"));
    }

    Map<String, @Nullable Object> add(
            Map<String, Map<String, @Nullable Object>> where, String type, String name, String other, String value) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("__typename", type);
        node.put("id", id(type, numbers.incrementAndGet()));
        node.put("name", name);
        node.put(other, value);
        where.put((String) node.get("id"), node);
        return node;
    }

    Map<String, @Nullable Object> me() {
        Map<String, @Nullable Object> me =
                new LinkedHashMap<>(people.values().iterator().next());
        me.put("account", Map.of("id", terms.account, "name", "Acme"));
        return me;
    }

    /** Somebody else, who uses the pages. */
    Map<String, @Nullable Object> jane() {
        Map<String, @Nullable Object> jane =
                new LinkedHashMap<>(people.values().stream().skip(1).findFirst().orElseThrow());
        jane.put("account", Map.of("id", "acme", "name", "Acme"));
        return jane;
    }

    long number() {
        return numbers.incrementAndGet();
    }

    Clock clock() {
        return clock;
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String id(String type, long number) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString((DOMAIN + "/" + type + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    Map<String, @Nullable Object> node(String id) {
        for (Map<String, Map<String, @Nullable Object>> each : List.of(requests, people, teams, services, templates)) {
            if (each.containsKey(id)) {
                return each.get(id);
            }
        }
        return null;
    }

    List<Map<String, @Nullable Object>> notes(Map<String, @Nullable Object> request) {
        @SuppressWarnings("unchecked")
        List<Map<String, @Nullable Object>> notes =
                (List<Map<String, @Nullable Object>>) request.computeIfAbsent("_notes", key -> new ArrayList<>());
        return notes;
    }

    List<Map<String, @Nullable Object>> tags(Map<String, @Nullable Object> request) {
        @SuppressWarnings("unchecked")
        List<Map<String, @Nullable Object>> tags =
                (List<Map<String, @Nullable Object>>) request.computeIfAbsent("_tags", key -> new ArrayList<>());
        return tags;
    }

    Map<String, @Nullable Object> note(
            Map<String, @Nullable Object> request, String text, boolean internal, List<Map<String, Object>> files) {
        Map<String, @Nullable Object> note = new LinkedHashMap<>();
        note.put("__typename", "Note");
        note.put("id", id("Note", number()));
        note.put("text", text);
        note.put("internal", internal);
        note.put("medium", "default");
        note.put("person", me());
        note.put("createdAt", now());
        List<Map<String, @Nullable Object>> kept = new ArrayList<>();
        for (Map<String, Object> file : files) {
            String key = String.valueOf(file.get("key"));
            Map<String, @Nullable Object> attachment = new LinkedHashMap<>();
            attachment.put("id", id("Attachment", number()));
            attachment.put("key", key);
            attachment.put("filename", uploadNames.get(key));
            attachment.put("size", uploads.getOrDefault(key, new byte[0]).length);
            attachment.put("inline", Boolean.TRUE.equals(file.get("inline")));
            kept.add(attachment);
        }
        note.put("_files", kept);
        notes(request).add(note);
        request.put("updatedAt", now());
        deliveries.happened("request.note-added", request);
        return note;
    }

    /** A template whose UI extension has these fields, which take any value; returns its id. */
    String templateOfFields(String... ids) {
        List<Map<String, String>> elements = new ArrayList<>();
        for (String each : ids) {
            elements.add(Map.of("id", each, "label", each));
        }
        Map<String, Object> version =
                Map.of("id", id("UiExtensionVersion", number()), "formDefinition", Map.of("elements", elements));
        Map<String, @Nullable Object> template = add(templates, "RequestTemplate", "Free", "subject", "Free");
        template.put(
                "uiExtension", Map.of("id", id("UiExtension", number()), "name", "Free", "activeVersion", version));
        return String.valueOf(template.get("id"));
    }
}
