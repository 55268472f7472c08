package dev.syncline.outbound;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** What a bounded call brought back: at most 64 KiB of a question, 256 KiB of a hand-over. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + ", " + body.length + " bytes]";
    }
}
