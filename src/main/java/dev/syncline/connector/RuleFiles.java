package dev.syncline.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules a new connection starts with, kept as files beside the code of a connector. */
public final class RuleFiles {

    private RuleFiles() {}

    /** The files {@code outgoing.groovy} and {@code incoming.groovy} of a folder of this jar. */
    public static DefaultRules in(String folder) {
        return new DefaultRules(text(folder + "/outgoing.groovy"), text(folder + "/incoming.groovy"));
    }

    private static String text(String name) {
        try (InputStream file = RuleFiles.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in this jar.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
