package dev.syncline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who asks a node over HTTP: a program with a token, or a person who signed in. */
final class Visitor {

    private static final HttpClient PROGRAM = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String PASSWORD = "correct horse battery staple";

    private final URI address;
    private final HttpClient client;
    private final String authorization;

    private Visitor(URI address, HttpClient client, String authorization) {
        this.address = address;
        this.client = client;
        this.authorization = authorization;
    }

    static Visitor withToken(URI address, String token) {
        return new Visitor(address, PROGRAM, "Bearer " + token);
    }

    /** Makes the first administrator of a node and signs in. */
    static Visitor signedIn(URI address, URI setupLink) {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Visitor visitor = new Visitor(address, client, "");
        String path = setupLink.getRawPath() + "?" + setupLink.getRawQuery();
        String token = setupLink.getRawQuery().replaceFirst("^token=", "");
        visitor.post(path, Map.of("token", token, "name", "admin", "password", PASSWORD, "repeated", PASSWORD));
        visitor.post("/sign-in", Map.of("name", "admin", "password", PASSWORD));
        return visitor;
    }

    int status(String path) {
        return send(request(path).build()).statusCode();
    }

    /** The page; anything but 200 is an error of the benchmark. */
    String page(String path) {
        HttpResponse<String> response = send(request(path).build());
        if (response.statusCode() != 200 || response.uri().getPath().equals("/sign-in")) {
            throw new AssertionError(path + " answered " + response.statusCode() + " at " + response.uri());
        }
        return response.body();
    }

    /** The bytes of an answer, to be read and closed by the caller. */
    InputStream stream(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    /** Sends the bytes of a file; the publisher streams them. */
    void upload(String path, HttpRequest.BodyPublisher content) {
        HttpResponse<String> response = send(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(content)
                .build());
        if (response.statusCode() != 201) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    private void post(String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(send(request(path).build()).body());
        if (!csrf.find()) {
            throw new AssertionError(path + " has no form.");
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + encoded(csrf.group(1))));
        send(request(path.replaceFirst("\\?.*", ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
