package dev.syncline.benchmark;

import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What the benchmarks ask of the machine they run on: Linux, for its /proc. */
final class Machine {

    /** Ticks of /proc/PID/stat in a second, the same on every Linux. */
    private static final int TICKS = 100;

    private static final Duration BOUND = Duration.ofMinutes(10);

    private Machine() {}

    /** Starts a node with the flags that the demo gives its nodes. */
    static NodeProcess start(NodeArguments arguments) {
        return NodeProcess.start(arguments, "-Xms64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    /** Starts a node that is to work much, with both compilers. */
    static NodeProcess warm(NodeArguments arguments) {
        return NodeProcess.start(arguments, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");
    }

    /** Looks every 5 ms until the condition holds, and returns the nanoseconds this took. */
    static long until(String sentence, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > BOUND.toNanos()) {
                throw new AssertionError("This never came true: " + sentence);
            }
            idle(Duration.ofMillis(5));
        }
        return System.nanoTime() - begun;
    }

    /** Leaves the nodes alone for a while; the figures want an idle node. */
    static void idle(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Resident memory now, in MB. */
    static long resident(long pid) {
        return status(pid, "VmRSS:") / 1024;
    }

    /** The most resident memory since the process began, in MB. */
    static long mostResident(long pid) {
        return status(pid, "VmHWM:") / 1024;
    }

    /** What is left on the heap after a full collection, in MB; collects. */
    static long liveHeap(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "GC.class_histogram")
                    .start();
            String[] total = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+");
            return Long.parseLong(total[total.length - 1]) / 1024 / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException("The heap cannot be looked at; this needs a JDK.", e);
        }
    }

    static long threads(long pid) {
        return status(pid, "Threads:");
    }

    /** User and system time of a process so far, in milliseconds. */
    static long cpuMillis(long pid) {
        String stat = lines(Path.of("/proc", String.valueOf(pid), "stat")).get(0);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS;
    }

    /** Prints a line of figures. */
    static void print(String what, Object figures) {
        System.out.println("FIGURES  " + what + ": " + figures);
    }

    private static long status(long pid, String name) {
        return lines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; the benchmarks need Linux.", e);
        }
    }
}
