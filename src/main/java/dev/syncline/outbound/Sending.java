package dev.syncline.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A call to be made.
 *
 * @param limit how long the whole may take, up to the end of the answer's headers, or of its body when that is read at
 *     once
 */
public record Sending(
        HttpMethod method,
        URI address,
        HttpHeaders headers,
        @Nullable Content content,
        Duration limit) {

    /** What is sent along. */
    public interface Content {

        /** Bytes; negative when nobody knows. */
        long length();

        /** Writes it once. */
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    public String toString() {
        return "Sending[" + method + " " + address.getRawAuthority() + "]";
    }
}
