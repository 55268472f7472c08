package dev.syncline.requesttracker;

import dev.syncline.text.Notation;
import dev.syncline.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Words of messages, of which the last five thousand are kept, as they never change.
 *
 * <p>RT keeps each message as it came, plain or HTML, and a field of an item has one notation; so HTML becomes plain here.
 */
final class Bodies {

    private static final int MOST = 5000;

    private final RtApi api;
    private final Map<String, String> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    Bodies(RtApi api) {
        this.api = api;
    }

    String text(String attachment, boolean plain) {
        String text = known.get(attachment);
        if (text == null) {
            text = ask(attachment, plain);
            known.put(attachment, text);
        }
        return text;
    }

    private String ask(String attachment, boolean plain) {
        return api.find("/attachment/" + attachment)
                .map(found -> decoded(RtApi.text(found.node(), "Content")))
                .map(text -> plain ? text : Texts.convert(text, Notation.HTML, Notation.PLAIN))
                .orElse("");
    }

    private static String decoded(String base64) {
        return lines(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
    }

    /** Mails end their lines with CR LF. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
