package dev.syncline.testing;

import dev.syncline.Syncline;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a node, read and checked once for all node processes of a build: a start takes half the CPU.
 *
 * <p>The JVM's class data sharing wants jars, so the compiled classes become one; test classes come last and are not
 * part of the archive. Where no archive can be made, nodes start without it.
 */
final class NodeClasses {

    private static final Path FOLDER = Path.of("target", "node-classes").toAbsolutePath();
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("node.jar");
    private static final Path ARCHIVE = FOLDER.resolve("node.jsa");
    private static final Path LOCK = FOLDER.resolve("lock");
    private static final Path MADE_OF = FOLDER.resolve("made-of");

    private static boolean ready;

    private NodeClasses() {}

    /** The arguments that name the classes, up to the main class. */
    static synchronized List<String> arguments() {
        if (!ready) {
            prepare();
            ready = true;
        }
        return List.of(
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-cp",
                jars() + File.pathSeparator + TESTS,
                Syncline.class.getName());
    }

    /** Two test processes of one build share the classes: the second waits until the first has made them. */
    private static void prepare() {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + FOLDER + " could not be made.", e);
        }
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            String madeOf = newest() + " " + Runtime.version() + " " + System.getProperty("java.class.path");
            if (!Files.exists(MADE_OF) || !Files.readString(MADE_OF).equals(madeOf)) {
                make();
                Files.writeString(MADE_OF, madeOf);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The classes of a node could not be put into " + FOLDER + ".", e);
        }
    }

    private static String jars() {
        return JAR
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    private static long newest() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        }
    }

    private static void make() throws IOException {
        Files.deleteIfExists(MADE_OF);
        Files.deleteIfExists(ARCHIVE);
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        if (jar.run(System.out, System.err, "cf", JAR.toString(), "-C", CLASSES.toString(), ".") != 0) {
            throw new IOException("jar failed.");
        }
        Path data = Files.createTempDirectory("syncline-classes");
        NodeArguments node = NodeArguments.named("Classes", data);
        Process process = new ProcessBuilder(Stream.of(
                                Stream.of(NodeProcess.java(), "-Xmx256m", "-XX:+UseSerialGC"),
                                Stream.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-Xlog:disable", "-cp", jars()),
                                Stream.of(Syncline.class.getName()),
                                Arrays.stream(node.toArray()))
                        .flatMap(part -> part)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("made.log").toFile())
                .start();
        Eventually.holds(
                NodeProcess.START, () -> "a node answers once", () -> NodeProcess.answers(node) || !process.isAlive());
        process.destroy();
        finish(process);
    }

    private static void finish(Process process) throws IOException {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
