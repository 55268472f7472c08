package dev.syncline.real;

import dev.syncline.torture.Pause;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of a tracker's API, taken when they are good. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 40;

    private Answers() {}

    /** The answer of a write that was done. */
    static JsonNode done(String call, HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new Office.Refused(call, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json(answer.body());
    }

    /** The bytes of a reading, which is asked again while the server is too busy. */
    static byte[] read(String call, Supplier<HttpResponse<byte[]>> asked) {
        for (int time = 1; ; time++) {
            HttpResponse<byte[]> answer = asked.get();
            if (answer.statusCode() < 500 || time == MOST) {
                done(call, answer);
                return answer.body();
            }
            Pause.of(100);
        }
    }

    static JsonNode json(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.isBlank() || !"{[".contains(text.strip().substring(0, 1))
                ? JSON.missingNode()
                : JSON.readTree(text);
    }

    static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    static byte[] bytes(Object value) {
        return JSON.writeValueAsBytes(value);
    }
}
