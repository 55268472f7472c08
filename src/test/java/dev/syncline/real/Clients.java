package dev.syncline.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
            // Request Tracker's client names its columns in the first line, in any order.
            List<String> columns = List.of("id", "status", "subject");
            for (String line : says.lines().toList()) {
                List<String> parts = List.of(line.replace("ticket/", "").split("\t"));
                if (parts.size() == columns.size() && parts.get(0).equalsIgnoreCase("id")) {
                    columns = parts.stream()
                            .map(each -> each.toLowerCase(Locale.ROOT))
                            .toList();
                } else if (parts.size() == columns.size()) {
                    String status = parts.get(columns.indexOf("status"));
                    found.put(
                            parts.get(columns.indexOf("id")),
                            statuses.getOrDefault(status, status) + " " + parts.get(columns.indexOf("subject")));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
