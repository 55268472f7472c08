package dev.syncline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A whole node in a process of its own, to be killed. */
public final class NodeProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static final Duration START = Duration.ofMinutes(4);

    private final NodeArguments arguments;
    private final Process process;

    private NodeProcess(NodeArguments arguments, Process process) {
        this.arguments = arguments;
        this.process = process;
    }

    /** Starts a node and returns once it answers; {@code jvmArguments} such as {@code -Dsyncline.crash.file=...}. */
    public static NodeProcess start(NodeArguments arguments, String... jvmArguments) {
        NodeProcess node = launch(arguments, jvmArguments);
        Eventually.holds(
                START, () -> "the node answers; its log: " + node.log(), () -> node.answers() || !node.isAlive());
        if (!node.isAlive()) {
            throw new AssertionError("The node died while starting; its log: " + node.log());
        }
        return node;
    }

    /** Starts a node without waiting, for one that is going to die early. */
    public static NodeProcess launch(NodeArguments arguments, String... jvmArguments) {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(jvmArguments));
        command.addAll(NodeClasses.arguments());
        command.addAll(List.of(arguments.toArray()));
        try {
            Files.createDirectories(arguments.data());
            MigratedDatabase.give(arguments);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            arguments.data().resolve("node.log").toFile()))
                    .start();
            return new NodeProcess(arguments, process);
        } catch (IOException e) {
            throw new UncheckedIOException("The node could not be started.", e);
        }
    }

    /** Puts a backup back by the documented command, while the node is down. */
    public static void restore(NodeArguments arguments, Path backup) {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(NodeClasses.arguments());
        command.addAll(List.of("restore", backup.toString()));
        command.addAll(List.of(arguments.toArray()));
        try {
            Path log = arguments.data().resolve("restore.log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Eventually.holds(START, () -> "the command ends", () -> !process.isAlive());
            if (process.exitValue() != 0) {
                throw new AssertionError("The backup was not put back: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The command restore could not be started.", e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public URI address() {
        return arguments.address();
    }

    /** The end of what the node wrote. */
    public String log() {
        try {
            List<String> lines = Files.readAllLines(arguments.data().resolve("node.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("The node has no log.", e);
        }
    }

    /** The link that makes the first administrator. */
    public URI setupLink() {
        try {
            return URI.create(
                    Files.readString(arguments.data().resolve("setup-link")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The node wrote no set-up link.", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until the process is gone, killed by itself at a crash point. */
    public void awaitDeath() {
        Eventually.holds(() -> "the node dies at its crash point; its log: " + log(), () -> !process.isAlive());
    }

    /** Asks it to end, as a service manager does, which gives it 30 seconds. */
    public void terminate() {
        process.destroy();
        Eventually.holds(
                Duration.ofSeconds(30),
                () -> "the node ends within 30 seconds of being asked to; its log: " + log(),
                () -> !process.isAlive());
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitDeath();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        return answers(arguments);
    }

    /** Whether a node is up. */
    static boolean answers(NodeArguments node) {
        try {
            HttpRequest health = HttpRequest.newBuilder(node.address().resolve("/actuator/health"))
                    .build();
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
