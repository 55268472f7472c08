package dev.syncline.redmine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.testing.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The real Redmine of Debian's package, started with a database of its own as the user the package made. */
final class RedmineServer implements AutoCloseable {

    static final String ADMIN = "a".repeat(40);
    static final String AGENT = "b".repeat(40);
    private static final Path HOME = Path.of("/usr/share/redmine");
    private static final Path DATABASE =
            Path.of("/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private @Nullable Process process;
    private @Nullable Path folder;

    static boolean isInstalled() {
        return Files.isReadable(DATABASE) && Files.exists(HOME.resolve("config.ru"));
    }

    static void assumeInstalled() {
        assumeTrue(
                isInstalled(),
                "This tracker is not installed here: Redmine is Debian's redmine, redmine-sqlite and puma.");
    }

    void start() {
        try {
            Path made = Files.createTempDirectory("redmine");
            folder = made;
            Files.copy(DATABASE, made.resolve("redmine.sqlite"));
            try (InputStream rackup = Objects.requireNonNull(getClass().getResourceAsStream("/redmine/config.ru"))) {
                Files.copy(rackup, made.resolve("config.ru"));
            }
            new ProcessBuilder("chown", "-R", "www-data", made.toString())
                    .start()
                    .waitFor();
            process = launch(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Eventually.holds("Redmine answers, with its log in " + folder, this::answers);
    }

    Map<String, String> settings() {
        return Map.of("address", address(), "apiKey", ADMIN, "project", "ops", "tracker", "Support", "keyField", "1");
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Calls the API as nobody's connector. */
    String call(String key, String method, String path, String body) {
        return call(key, method, path, "application/json", body);
    }

    String upload(String filename, String content) {
        return call(ADMIN, "POST", "/uploads.json?filename=" + filename, "application/octet-stream", content);
    }

    private String call(String key, String method, String path, String type, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                    .header("X-Redmine-API-Key", key)
                    .header("Content-Type", type)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private Process launch(Path made) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "runuser",
                        "-u",
                        "www-data",
                        "--",
                        "puma",
                        "-e",
                        "production",
                        "-b",
                        "tcp://127.0.0.1:" + port,
                        "-t",
                        "1:1",
                        made.resolve("config.ru").toString())
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(made.resolve("log").toFile());
        builder.environment().put("RAILS_ENV", "production");
        builder.environment().put("REDMINE_INSTANCE", "default");
        builder.environment().put("DATABASE_URL", "sqlite3:" + made.resolve("redmine.sqlite"));
        return builder.start();
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/users/current.json"))
                    .header("X-Redmine-API-Key", ADMIN)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
