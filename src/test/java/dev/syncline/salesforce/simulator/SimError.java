package dev.syncline.salesforce.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal in Salesforce's words: a status and one entry of the array that its errors are. */
final class SimError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final String code;
    final transient List<String> fields;
    final transient Map<String, Object> more = new LinkedHashMap<>();

    SimError(int status, String code, String message, String... fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.of(fields);
    }

    static SimError bad(String code, String message, String... fields) {
        return new SimError(400, code, message, fields);
    }

    /** Adds what some errors have besides, such as the result of a duplicate rule. */
    SimError with(String part, Object value) {
        more.put(part, value);
        return this;
    }

    /** As a call about one record answers it. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>(more);
        entry.put("message", String.valueOf(getMessage()));
        entry.put("errorCode", code);
        if (!fields.isEmpty() || status == 400) {
            entry.put("fields", fields);
        }
        return entry;
    }

    /** As a collection answers it for one of its records. */
    Map<String, Object> collectionEntry() {
        return Map.of("statusCode", code, "message", String.valueOf(getMessage()), "fields", fields);
    }

    Reply reply() {
        return new Reply(status, List.of(entry()));
    }
}
