package dev.syncline.desk;

import dev.syncline.connector.DefaultRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules a new connection of a desk starts with, kept as files beside the code. */
final class DeskRules {

    private DeskRules() {}

    static DefaultRules forTickets() {
        return new DefaultRules(text("outgoing.groovy"), text("incoming.groovy"));
    }

    private static String text(String name) {
        try (InputStream file = DeskRules.class.getResourceAsStream("/desk/" + name)) {
            if (file == null) {
                throw new IllegalStateException("desk/" + name + " is not in this jar.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
