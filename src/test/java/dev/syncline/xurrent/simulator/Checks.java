package dev.syncline.xurrent.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Xurrent refuses of a request's input, by field; the sentences are its own and may be in any language. */
final class Checks {

    /** A status that old requests still have, and that nobody may set. */
    private static final String OLD_STATUS = "change_pending";

    private static final int NOTE_BYTES = 65_536;
    private static final Map<String, Integer> LENGTHS =
            Map.of("subject", 255, "source", 30, "sourceID", 128, "supplierRequestID", 255);
    private static final List<String> REFERENCES =
            List.of("teamId", "memberId", "requestedById", "requestedForId", "serviceInstanceId", "templateId");

    private final Store store;
    private final String account;
    private final Map<String, Object> input;
    private final List<Map<String, Object>> errors = new ArrayList<>();

    Checks(Store store, String account, Map<String, Object> input) {
        this.store = store;
        this.account = account;
        this.input = input;
    }

    List<Map<String, Object>> ofCreate() {
        ofBoth(Map.of());
        if (input.get("category") == null && input.get("templateId") == null) {
            wrong("category", "can't be blank");
        }
        if ("incident".equals(input.get("category")) && input.get("impact") == null) {
            wrong("impact", "can't be blank");
        }
        return errors;
    }

    List<Map<String, Object>> ofUpdate(Map<String, @Nullable Object> request) {
        ofBoth(request);
        if (input.containsKey("source") || input.containsKey("sourceID")) {
            wrong("source", "can only be changed by an account administrator");
        }
        return errors;
    }

    private void ofBoth(Map<String, @Nullable Object> request) {
        Object subject = input.get("subject");
        if (input.containsKey("subject")
                && (subject == null || subject.toString().isBlank())) {
            wrong("subject", "can't be blank");
        }
        LENGTHS.forEach((field, most) -> {
            String text = String.valueOf(input.get(field));
            if (text.codePointCount(0, text.length()) > most) {
                wrong(field, "is too long (maximum is %d characters)".formatted(most));
            }
        });
        for (String note : List.of("note", "internalNote")) {
            if (String.valueOf(input.get(note)).getBytes(StandardCharsets.UTF_8).length > NOTE_BYTES) {
                wrong(note, "is too long");
            }
        }
        for (String reference : REFERENCES) {
            if (input.get(reference) != null && store.node(String.valueOf(input.get(reference))) == null) {
                wrong(reference, "is invalid");
            }
        }
        ofStatus(request);
        ofCustomFields(request);
        Object team = input.containsKey("teamId") ? input.get("teamId") : AccountFields.get(request, account, "team");
        if (input.get("memberId") != null && team == null) {
            wrong("memberId", "can't be set without a team");
        }
    }

    private void ofStatus(Map<String, @Nullable Object> request) {
        if (OLD_STATUS.equals(input.get("status"))) {
            wrong("status", "is not included in the list");
        }
        boolean reasoned = input.get("completionReason") != null
                || AccountFields.get(request, account, "completionReason") != null;
        if (store.terms.demandsCompletionReason && "completed".equals(input.get("status")) && !reasoned) {
            wrong("completionReason", "can't be blank");
        }
    }

    private void ofCustomFields(Map<String, @Nullable Object> request) {
        if (!(input.get("customFields") instanceof List<?> fields) || fields.isEmpty()) {
            return;
        }
        Object template = input.get("templateId") != null
                ? store.node(String.valueOf(input.get("templateId")))
                : request.get("template");
        Object form = account.equals(AccountFields.FIRST) && template instanceof Map<?, ?> map
                ? map.get("uiExtension")
                : null;
        for (Object each : fields) {
            Map<?, ?> field = (Map<?, ?>) each;
            Map<?, ?> defined = find(form, field.get("id"));
            if (defined == null) {
                wrong("customFields", "'%s' is not a field of the UI extension".formatted(field.get("id")));
            } else if (field.get("value") != null
                    && defined.get("options") instanceof List<?> options
                    && options.stream()
                            .noneMatch(option -> field.get("value").equals(((Map<?, ?>) option).get("value")))) {
                wrong("customFields", "'%s' is not an option of '%s'".formatted(field.get("value"), field.get("id")));
            }
        }
    }

    /** The element of a form with this id; whatever has an id and a label is one. */
    private static @Nullable Map<?, ?> find(@Nullable Object form, @Nullable Object id) {
        if (form instanceof Map<?, ?> map) {
            if (map.containsKey("label") && String.valueOf(map.get("id")).equals(id)) {
                return map;
            }
            return find(new ArrayList<>(map.values()), id);
        }
        if (form instanceof List<?> list) {
            for (Object each : list) {
                Map<?, ?> found = find(each, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void wrong(String field, String message) {
        errors.add(error(field, message));
    }

    static Map<String, Object> error(String field, String message) {
        return Map.of("path", List.of(field), "message", message);
    }
}
