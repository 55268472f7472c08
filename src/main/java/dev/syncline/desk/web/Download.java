package dev.syncline.desk.web;

import dev.syncline.desk.tickets.Attachments;
import dev.syncline.item.Attachment;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A file on its way to somebody, so that no browser runs it. */
final class Download {

    private Download() {}

    static void send(Attachments attachments, long ticket, String id, HttpServletResponse response) throws IOException {
        String ticketId = String.valueOf(ticket);
        Attachment file = attachments.find(ticketId, id);
        try (InputStream content = attachments.open(ticketId, id, 0)) {
            response.setContentType(file.mimetype());
            response.setContentLengthLong(file.size());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file.filename(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            content.transferTo(response.getOutputStream());
        }
    }
}
