package dev.syncline.console.trial;

import dev.syncline.connection.Revision;
import dev.syncline.script.Direction;
import dev.syncline.trial.Scripts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be tried on what.
 *
 * @param on {@code keys}, {@code latest} or {@code history}
 * @param keys separated by commas, spaces or line ends
 * @param count how many of the latest items or syncs
 * @param direction {@code OUTGOING}, {@code INCOMING} or empty for both
 */
record TestRunForm(
        String outgoing,
        String incoming,
        String on,
        String keys,
        @Nullable Integer count,
        String direction) {

    private static final int USUAL = 200;

    TestRunForm {
        outgoing = lines(outgoing);
        incoming = lines(incoming);
        on = on == null ? "keys" : on;
        keys = keys == null ? "" : keys.strip();
        direction = direction == null ? "" : direction;
        count = count == null ? USUAL : count;
    }

    static TestRunForm of(Revision texts) {
        return of(texts.outgoing(), texts.incoming());
    }

    static TestRunForm of(String outgoing, String incoming) {
        return new TestRunForm(outgoing, incoming, "keys", "", null, "");
    }

    Scripts scripts() {
        return new Scripts(outgoing, incoming);
    }

    List<String> keyList() {
        return List.of(keys.split("[\\s,;]+"));
    }

    int many() {
        return count == null ? USUAL : count;
    }

    @Nullable
    Direction way() {
        return direction.isEmpty() ? null : Direction.valueOf(direction);
    }

    private static String lines(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
