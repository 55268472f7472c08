package dev.syncline.xurrent.simulator;

import dev.syncline.testing.FormParts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people of the simulated account do themselves: make requests, answer, attach, move on. */
final class ByHand {

    private static final String TOMORROW = "change_pending";

    private final Store store;
    private final Mutations mutations;

    ByHand(Store store) {
        this.store = store;
        this.mutations = new Mutations(store);
    }

    /** Makes a request and returns its number; the description is its first note. */
    String create(String subject, String description, String category, String impact) {
        Map<String, Object> input =
                new LinkedHashMap<>(Map.of("subject", subject, "category", category, "impact", impact));
        input.put("source", "People");
        synchronized (store) {
            Map<?, ?> made =
                    (Map<?, ?>) mutations.create(input, AccountFields.FIRST).get("request");
            if (made == null) {
                throw new IllegalArgumentException("Xurrent takes no request without a subject.");
            }
            Map<String, @Nullable Object> request = Objects.requireNonNull(store.requests.get(made.get("id")));
            request.put("requestedBy", store.jane());
            request.put("requestedFor", store.jane());
            say(request, description, false, null);
            return String.valueOf(request.get("requestId"));
        }
    }

    /** Adds a note, with a file or without, and sets the status. */
    void answer(String number, String note, boolean internal, FormParts.@Nullable Sent file, String status) {
        synchronized (store) {
            Map<String, @Nullable Object> request = find(number);
            if (!note.isEmpty() || file != null) {
                say(request, note.isEmpty() ? "See the file" : note, internal, file);
            }
            if (!status.isEmpty() && !status.equals(request.get("status"))) {
                mutations.update(
                        Map.of("id", Objects.requireNonNull(request.get("id")), "status", status), AccountFields.FIRST);
            }
        }
    }

    /** Takes out what a note said. */
    void redact(String id, String note, String left) {
        synchronized (store) {
            Map<String, @Nullable Object> request = Objects.requireNonNull(store.requests.get(id));
            for (Map<String, @Nullable Object> each : store.notes(request)) {
                if (note.equals(each.get("id"))) {
                    each.put("text", left);
                    each.put("medium", "redacted");
                }
            }
            request.put("updatedAt", store.now());
        }
    }

    void statusOfTomorrow(int which) {
        synchronized (store) {
            List<Map<String, @Nullable Object>> all = List.copyOf(store.requests.values());
            if (!all.isEmpty()) {
                Map<String, @Nullable Object> request = all.get(which % all.size());
                request.putIfAbsent("_usual", request.get("status"));
                turn(request, TOMORROW);
            }
        }
    }

    void usualStatuses() {
        synchronized (store) {
            for (Map<String, @Nullable Object> request : store.requests.values()) {
                Object usual = request.remove("_usual");
                if (usual != null && TOMORROW.equals(request.get("status"))) {
                    turn(request, usual);
                }
            }
        }
    }

    private void turn(Map<String, @Nullable Object> request, Object status) {
        request.put("status", status);
        request.put("updatedAt", store.now());
        store.deliveries.happened("request.status-changed", request);
    }

    List<String> notes(String id) {
        synchronized (store) {
            return store.notes(Objects.requireNonNull(store.requests.get(id))).stream()
                    .map(note -> String.valueOf(note.get("text")))
                    .toList();
        }
    }

    private void say(
            Map<String, @Nullable Object> request, String text, boolean internal, FormParts.@Nullable Sent file) {
        List<Map<String, Object>> files = List.of();
        if (file != null) {
            String key = "attachments/%d/%s".formatted(store.number(), file.name());
            store.uploads.put(key, file.bytes());
            store.uploadNames.put(key, file.name());
            files = List.of(Map.of("key", key));
        }
        store.note(request, text, internal, files).put("person", store.jane());
    }

    private Map<String, @Nullable Object> find(String number) {
        return store.requests.values().stream()
                .filter(request -> number.equals(String.valueOf(request.get("requestId"))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no request " + number));
    }
}
