package dev.syncline;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The main job on one machine: two nodes, Acme and Globex, each a process with a database and a desk of its own. */
final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Of Acme; Globex has the next one. */
    private static final int FIRST_PORT = Integer.getInteger("demo.port", 8080);

    private Demo() {}

    /** One of the two nodes; it makes its data folder itself, for its own eyes only. */
    private record Side(String name, String projectKey, int port) {

        URI address() {
            return URI.create("http://localhost:" + port);
        }

        Path data() {
            return Path.of("data", "demo", projectKey.toLowerCase(Locale.ROOT));
        }

        Path log() {
            return Path.of("data", "demo", projectKey.toLowerCase(Locale.ROOT) + ".log");
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Side> sides = List.of(new Side("Acme", "ACME", FIRST_PORT), new Side("Globex", "GLOBEX", FIRST_PORT + 1));
        List<Process> processes = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> processes.forEach(Process::destroy)));
        for (Side side : sides) {
            processes.add(start(side));
        }
        for (int i = 0; i < sides.size(); i++) {
            awaitHealth(sides.get(i), processes.get(i));
        }
        System.out.println(welcome(sides));
        for (Process process : processes) {
            process.waitFor();
        }
    }

    private static Process start(Side side) throws IOException {
        Files.createDirectories(side.log().getParent());
        File log = side.log().toFile();
        System.out.println("Starting " + side.name() + " on port " + side.port() + ", log in " + log);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Syncline.class.getName(),
                        "--server.port=" + side.port(),
                        "--syncline.data=" + side.data(),
                        "--syncline.node.name=" + side.name(),
                        "--syncline.node.public-address=" + side.address(),
                        "--syncline.desk.project-key=" + side.projectKey(),
                        "--syncline.desk.samples=true",
                        "--syncline.outbound.allow-http=true",
                        "--syncline.outbound.allowed-networks=127.0.0.0/8,::1/128")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void awaitHealth(Side side, Process process) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(side.address().resolve("/actuator/health"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(
                        "%s did not start. What went wrong is at the end of %s.".formatted(side.name(), side.log()));
            }
            if (answers(client, health)) {
                return;
            }
        }
        throw new IllegalStateException(
                side.name() + " did not answer within " + PATIENCE.toSeconds() + " s; see " + side.log());
    }

    private static boolean answers(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String welcome(List<Side> sides) throws IOException {
        StringBuilder text = new StringBuilder("\nBoth nodes are running. Stop them with Ctrl+C.\n");
        for (Side side : sides) {
            text.append("\n  %s: %s%n".formatted(side.name(), side.address()));
            Path link = side.data().resolve("setup-link");
            text.append(
                    Files.exists(link)
                            ? "  Make its administrator (within 60 minutes): "
                                    + Files.readString(link).strip()
                            : "  Sign in as the administrator you made before.");
            text.append('\n');
        }
        return text.append("\nThen: Connections > Initiate connection on one, Accept invitation on the other.\n")
                .toString();
    }
}
