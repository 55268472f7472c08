package dev.syncline.incoming;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.FieldType;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Takes out of HTML what could act, before a tracker shows it to people. */
final class SafeHtml {

    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.IMAGES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("pre", "code", "hr", "span", "del", "ins")
                    .toFactory());

    private final EntityDescription description;

    SafeHtml(EntityDescription description) {
        this.description = description;
    }

    Object field(String name, Object value) {
        return value instanceof String text && isHtml(name) ? POLICY.sanitize(text) : value;
    }

    String comment(String body) {
        return isHtml("comments") ? POLICY.sanitize(body) : body;
    }

    private boolean isHtml(String field) {
        return description
                .field(field)
                .filter(found -> found.type() == FieldType.HTML)
                .isPresent();
    }
}
