package dev.syncline.incoming;

import dev.syncline.connector.EntityDescription;
import dev.syncline.text.Texts;

/** Takes out of HTML and Markdown what could act, before a tracker shows it to people. */
final class SafeText {

    private final EntityDescription description;

    SafeText(EntityDescription description) {
        this.description = description;
    }

    Object field(String name, Object value) {
        return value instanceof String text ? safe(name, text) : value;
    }

    String comment(String body) {
        return safe("comments", body);
    }

    private String safe(String name, String text) {
        return description
                .field(name)
                .flatMap(EntityDescription.Field::notation)
                .map(notation -> Texts.safe(text, notation))
                .orElse(text);
    }
}
