package dev.syncline.notification;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** Why a setting was not kept: a sentence for the field it belongs to. */
public final class NotificationRefusal extends InputRefused {

    private static final long serialVersionUID = 1L;

    /** Refuses a value of a field with what is wrong and what to do next. */
    NotificationRefusal(String field, String message) {
        this(Map.of(field, message));
    }

    NotificationRefusal(Map<String, String> fields) {
        super(fields);
    }
}
