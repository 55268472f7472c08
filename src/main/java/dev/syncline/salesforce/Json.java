package dev.syncline.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parts of Salesforce's answers. */
final class Json {

    private Json() {}

    /** Text of a part, empty where it is missing or null. */
    static String text(JsonNode node, String part) {
        return Optional.ofNullable(textOrNull(node, part)).orElse("");
    }

    static @Nullable String textOrNull(JsonNode node, String part) {
        JsonNode value = node.path(part);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }

    /** Of a part such as {@code 2026-01-31T12:00:00.000+0000}; the epoch where it is none. */
    static Instant moment(JsonNode node, String part) {
        return Optional.ofNullable(moment(textOrNull(node, part))).orElse(Instant.EPOCH);
    }

    /** Salesforce writes offsets without a colon; people write them with one. */
    static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.strip().replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
