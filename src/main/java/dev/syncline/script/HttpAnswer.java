package dev.syncline.script;

import java.util.List;
import java.util.Map;

/** What a tracker answered to an {@link HttpCall}, whatever the code. */
public record HttpAnswer(int code, Map<String, List<String>> headers, String body) {

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }
}
