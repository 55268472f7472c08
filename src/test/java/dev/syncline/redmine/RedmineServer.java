package dev.syncline.redmine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The real Redmine of Debian's package, started with a database of its own as the user the package made. */
public final class RedmineServer implements AutoCloseable {

    static final String ADMIN = "a".repeat(40);
    static final String AGENT = "b".repeat(40);
    /** Somebody who manages the project. */
    public static final String MANAGER = "c".repeat(40);
    /** The user Syncline acts as, with the rights that its documentation asks for and no others. */
    static final String SYNCLINE = "d".repeat(40);

    private static final Path HOME = Path.of("/usr/share/redmine");
    private static final Path DATABASE = Path.of(System.getProperty(
            "redmine.database", "/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default"));

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

    /** Makes its folder and starts it there. */
    public void start() {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        startAgain();
    }

    /** Starts it once more, with what it held. */
    public void startAgain() {
        try {
            process = launch(Objects.requireNonNull(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.holds(Duration.ofMinutes(2), () -> "Redmine answers, with its log in " + folder, this::answers);
    }

    /** Ends it as an administrator does, and keeps what it holds. */
    public void stop() {
        ServerProcess.end(process);
    }

    /** Keeps what it holds, to be restored. */
    void backUp() {
        copy("redmine.sqlite", "backup");
    }

    /** Puts back what was kept; while it is stopped. */
    void restore() {
        copy("backup", "redmine.sqlite");
    }

    /** Changes what only its administrator's pages, or nobody, could. */
    void sql(String statement) {
        try {
            Process process = new ProcessBuilder(
                            "runuser",
                            "-u",
                            "www-data",
                            "--",
                            "sqlite3",
                            "-cmd",
                            ".timeout 20000",
                            database(),
                            statement)
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Redmine's database did not take: " + statement);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String database() {
        return Objects.requireNonNull(folder).resolve("redmine.sqlite").toString();
    }

    private void copy(String from, String to) {
        try {
            Path here = Objects.requireNonNull(folder);
            byte[] content = Files.readAllBytes(here.resolve(from));
            // Written over, so that its owner stays.
            Files.write(here.resolve(to), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What General settings, Tracker asks for, of the user that its documentation describes. */
    public Map<String, String> documentedSettings() {
        Map<String, String> settings = new LinkedHashMap<>(settings());
        settings.put("apiKey", SYNCLINE);
        return settings;
    }

    Map<String, String> settings() {
        return Map.of("address", address(), "apiKey", ADMIN, "project", "ops", "tracker", "Support", "keyField", "1");
    }

    public String address() {
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
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new String(send(key, method, path, type, bytes).body(), StandardCharsets.UTF_8);
    }

    /** Calls the API as somebody with a key. */
    public HttpResponse<byte[]> send(String key, String method, String path, String type, byte[] body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                    .header("X-Redmine-API-Key", key)
                    .header("Content-Type", type)
                    .method(method, BodyPublishers.ofByteArray(body))
                    .build();
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        ServerProcess.forget(folder);
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
