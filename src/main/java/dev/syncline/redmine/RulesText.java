package dev.syncline.redmine;

import dev.syncline.connector.DefaultRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules a new connection of a Redmine starts with, kept as files beside the code. */
final class RulesText {

    private RulesText() {}

    static DefaultRules forIssues() {
        return new DefaultRules(text("outgoing.groovy"), text("incoming.groovy"));
    }

    private static String text(String name) {
        try (InputStream file = RulesText.class.getResourceAsStream("/redmine/" + name)) {
            if (file == null) {
                throw new IllegalStateException("redmine/" + name + " is not in this jar.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
