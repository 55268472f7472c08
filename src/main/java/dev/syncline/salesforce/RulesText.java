package dev.syncline.salesforce;

import dev.syncline.connector.DefaultRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules a Salesforce side starts with, kept as files beside the code. */
final class RulesText {

    private RulesText() {}

    /** Cases have rules of their own; for all other objects those of the hub model do, under their name. */
    static DefaultRules of(String type) {
        String start = type.equals(Scope.CASE) ? "case" : "other";
        return new DefaultRules(
                text(start + "-outgoing.groovy").replace("OBJECT", type),
                text(start + "-incoming.groovy").replace("OBJECT", type));
    }

    private static String text(String file) {
        try (InputStream stream = RulesText.class.getResourceAsStream("/salesforce/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("salesforce/" + file + " is not in this jar.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
