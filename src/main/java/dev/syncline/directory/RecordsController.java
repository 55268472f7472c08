package dev.syncline.directory;

import dev.syncline.input.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where nodes announce themselves and ask for others, while this node serves as directory. */
@RestController
class RecordsController {

    /** A record with the links of many key changes stays far below this many bytes. */
    static final int LARGEST = 16 * 1024;

    static final String PATH = "/peer/v1/directory/records";

    private final DirectorySettingRows settings;
    private final KeepRecords records;
    private final CallLimit limit;

    RecordsController(DirectorySettingRows settings, KeepRecords records, CallLimit limit) {
        this.settings = settings;
        this.records = records;
        this.limit = limit;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> find(@RequestParam(defaultValue = "") String tracker) {
        if (!settings.read().served()) {
            return notServed();
        }
        if (!limit.takesQuestion()) {
            return busy();
        }
        return address(tracker)
                .flatMap(records::find)
                .map(found -> said(200, found))
                .orElseGet(() -> said(404, Map.of("refused", "This directory knows no node beside that tracker.")));
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> take(HttpServletRequest arrived) throws IOException {
        if (!settings.read().served()) {
            return notServed();
        }
        if (!limit.takesRecord()) {
            return busy();
        }
        byte[] body = arrived.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return said(413, Map.of("refused", "A record has at most " + LARGEST + " bytes."));
        }
        try {
            records.take(StrictJson.read(body, SignedStatement.class)
                    .orElseThrow(() -> new RecordRefused(400, "This directory does not understand the record.")));
            return said(200, Map.of("taken", true));
        } catch (RecordRefused refused) {
            return said(refused.status(), Map.of("refused", String.valueOf(refused.getMessage())));
        }
    }

    private static Optional<URI> address(String typed) {
        try {
            return Optional.of(URI.create(typed)).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<byte[]> notServed() {
        return said(404, Map.of("refused", "This node does not serve as directory."));
    }

    private static ResponseEntity<byte[]> busy() {
        return ResponseEntity.status(429)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .contentType(MediaType.APPLICATION_JSON)
                .body(StrictJson.write(Map.of("refused", "This directory is asked too often. Try again in a minute.")));
    }

    private static ResponseEntity<byte[]> said(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(StrictJson.write(body));
    }
}
