package dev.syncline.requesttracker;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The real Request Tracker of Debian's package, started with a database of its own as the user the package made. */
public final class RtServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/share/request-tracker5/libexec/rt-server");
    private static final Path DATABASE =
            Path.of(System.getProperty("rt.database", "/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private @Nullable Process process;
    private @Nullable Path folder;
    private List<String> tokens = List.of("", "", "");

    static boolean isInstalled() {
        return Files.isReadable(DATABASE) && Files.exists(PROGRAM);
    }

    static void assumeInstalled() {
        assumeTrue(
                isInstalled(),
                "This tracker is not installed here: Request Tracker is Debian's request-tracker5, rt5-db-sqlite and rt5-standalone.");
    }

    /** Makes its folder, fills its database and starts it there. */
    public void start() {
        try {
            Path made = Files.createTempDirectory("requesttracker");
            folder = made;
            Files.copy(DATABASE, made.resolve("rtdb"));
            Files.writeString(made.resolve("RT_SiteConfig.pm"), "1;\n");
            Files.createDirectories(made.resolve("conf.d"));
            Files.createDirectories(made.resolve("mason"));
            Files.writeString(made.resolve("conf.d/10.pm"), config(made));
            try (InputStream seed = Objects.requireNonNull(getClass().getResourceAsStream("/requesttracker/seed.pl"))) {
                Files.copy(seed, made.resolve("seed.pl"));
            }
            new ProcessBuilder("chown", "-R", "www-data", made.toString())
                    .start()
                    .waitFor();
            Process seeding = run(made, "seed", "perl", made.resolve("seed.pl").toString());
            seeding.waitFor();
            tokens = Files.readAllLines(made.resolve("seed.out"), StandardCharsets.UTF_8);
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
            process = run(Objects.requireNonNull(folder), "server", served());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.holds(
                Duration.ofMinutes(2), () -> "Request Tracker answers, with its log in " + folder, this::answers);
    }

    /** Ends it as an administrator does, and keeps what it holds. */
    public void stop() {
        ServerProcess.end(process);
    }

    /** Ends it in the midst of what it does. */
    void crash() {
        ServerProcess.kill(process);
    }

    /** Keeps what it holds, to be restored. */
    void backUp() {
        copy("rtdb", "backup");
    }

    /** Puts back what was kept; while it is stopped. */
    void restore() {
        copy("backup", "rtdb");
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

    Map<String, String> settings() {
        return Map.of("address", address(), "token", tokens.get(0), "queue", "Support");
    }

    Map<String, String> settingsOfAgent() {
        return Map.of("address", address(), "token", tokens.get(1), "queue", "Support");
    }

    /** What General settings, Tracker asks for, of the user that its documentation describes. */
    public Map<String, String> documentedSettings() {
        return Map.of("address", address(), "token", tokens.get(2), "queue", "Support");
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Calls the API as nobody's connector. */
    String call(String method, String path, String body) {
        return new String(send(method, path, body).body(), StandardCharsets.UTF_8);
    }

    /** Calls the API as its administrator. */
    public HttpResponse<byte[]> send(String method, String path, String body) {
        try {
            HttpRequest request = request(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
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

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + "/REST/2.0" + path))
                .header("Authorization", "token " + tokens.get(0));
    }

    private String config(Path made) {
        return """
                Set($rtname, 'lab.test');
                Set($Organization, 'lab.test');
                Set($WebPath, '');
                Set($WebDomain, '127.0.0.1');
                Set($WebPort, %d);
                Set($WebBaseURL, 'http://127.0.0.1:%d');
                Set($DatabaseType, 'SQLite');
                Set($DatabaseName, '%s/rtdb');
                Set($MasonDataDir, '%s/mason');
                Set($LogToSyslog, undef);
                Set($LogToSTDERR, 'warning');
                Set($MailCommand, 'testfile');
                Set($Timezone, 'UTC');
                Set($MaxAttachmentSize, 20_000_000);
                Set($TruncateLongAttachments, 1);
                1;
                """.formatted(port, port, made, made);
    }

    /** With {@code rt.clock}, such as {@code +1h}, under a clock that goes wrong by that, by Debian's faketime. */
    private String[] served() {
        List<String> command = new ArrayList<>();
        String clock = System.getProperty("rt.clock", "");
        if (!clock.isEmpty()) {
            command.addAll(List.of("faketime", "-f", clock));
        }
        command.addAll(List.of(PROGRAM.toString(), "--listen", "127.0.0.1:" + port));
        return command.toArray(String[]::new);
    }

    private static Process run(Path made, String name, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "runuser",
                "-u",
                "www-data",
                "--",
                "env",
                "RT_SITE_CONFIG=" + made.resolve("RT_SiteConfig.pm"),
                "RT_SITE_CONFIG_DIR=" + made.resolve("conf.d")));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .directory(made.toFile())
                .redirectOutput(made.resolve(name + ".out").toFile())
                .redirectError(made.resolve(name + ".log").toFile())
                .start();
    }

    private boolean answers() {
        try {
            return http.send(request("/rt").build(), BodyHandlers.discarding()).statusCode() == 200;
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
