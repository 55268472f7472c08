package dev.syncline.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is too large leads back to its page, with a sentence that names it and the limit. */
class OversizedFilesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Test
    void saysWhichFileIsTooLargeAndHowLargeItMayBe(@TempDir Path folder) throws Exception {
        NodeArguments arguments = NodeArguments.named(
                "Acme", folder, "--syncline.desk.maximum-attachment=64KB", "--syncline.desk.samples=true");
        try (RunningNode node = RunningNode.start(arguments)) {
            node.bean(Accounts.class).add("anna", PASSWORD, PASSWORD);
            URI signIn = node.address().resolve("/sign-in");
            send(HttpRequest.newBuilder(signIn)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "name=anna&password=" + encoded(PASSWORD) + "&_csrf=" + encoded(token(signIn))))
                    .build());
            URI ticket = node.address().resolve("/desk/tickets/ACME-1");

            String page = upload(ticket, 5_000_000);
            assertThat(page).contains("The file “big.bin” is larger than 64 kB", "No file was added");
            assertThat(upload(ticket, 60_000)).contains("The file is added.").doesNotContain("is larger than");
        }
    }

    private String upload(URI ticket, int size) throws Exception {
        String form = "--b0\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(ticket)
                + "\r\n--b0\r\nContent-Disposition: form-data; name=\"files\"; filename=\"big.bin\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + "x".repeat(size) + "\r\n--b0--\r\n";
        return send(HttpRequest.newBuilder(URI.create(ticket + "/files"))
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .header("Referer", ticket.toString())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private String token(URI page) throws Exception {
        Matcher token = TOKEN.matcher(send(HttpRequest.newBuilder(page).build()));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String send(HttpRequest request) throws Exception {
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
