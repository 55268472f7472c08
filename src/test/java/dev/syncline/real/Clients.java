package dev.syncline.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clients that others wrote, asked for what is on their server: status and subject by number. */
final class Clients {

    private Clients() {}

    /** By python-redmine, of Debian's python3-redminelib. */
    static Map<String, String> redmine(String address, String key) {
        return lines(
                RedmineOffice.STATUSES, Map.of(), "/usr/bin/python3", "src/test/real/redmine.py", address, key, "ops");
    }

    /** By Request Tracker's own command line, of Debian's rt5-clients. */
    static Map<String, String> rt(String address) {
        return lines(
                Map.of(),
                Map.of("RTSERVER", address, "RTUSER", "root", "RTPASSWD", "only-for-tests"),
                "rt-5",
                "ls",
                "-t",
                "ticket",
                "-f",
                "id,status,subject",
                "Queue='Support'");
    }

    private static Map<String, String> lines(
            Map<String, String> statuses, Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " failed: " + says);
            }
            Map<String, String> found = new TreeMap<>();
            says.lines()
                    .map(line -> line.replace("ticket/", "").split("\t"))
                    .filter(parts -> parts.length == 3 && parts[0].matches("\\d+"))
                    .forEach(parts -> found.put(parts[0], statuses.getOrDefault(parts[1], parts[1]) + " " + parts[2]));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
