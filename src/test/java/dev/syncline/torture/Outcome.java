package dev.syncline.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param accepted how many changes the desks accepted, by kind
 * @param met how many calls between the nodes met which fault
 * @param sent how many syncs left the two nodes
 * @param worked from the first operation to the last
 * @param converged from the end of the faults until both sides agreed
 */
record Outcome(
        TortureSettings settings,
        Map<String, Integer> accepted,
        int kills,
        Map<Fault, Integer> met,
        long sent,
        Duration worked,
        Duration converged,
        List<Finding> findings,
        List<Books> books) {

    int operations() {
        return accepted.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Syncs sent for each change that people made. */
    double echo() {
        return (double) sent / Math.max(1, operations());
    }

    long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** The figures on a few lines. */
    String figures() {
        return """
                seed %d: %d operations accepted %s
                %d kills, faults of the network %s
                %d syncs sent, %.2f for each operation
                worked %.1f s, agreed after %.1f s
                lost %d, doubled %d, different %d, reordered %d, came back %d, unknown %d, stuck %d
                """.formatted(
                        settings.seed(),
                        operations(),
                        accepted,
                        kills,
                        new TreeMap<>(met),
                        sent,
                        echo(),
                        worked.toMillis() / 1000.0,
                        converged.toMillis() / 1000.0,
                        count(Finding.Kind.LOST),
                        count(Finding.Kind.DOUBLED),
                        count(Finding.Kind.DIFFERENT),
                        count(Finding.Kind.REORDERED),
                        count(Finding.Kind.CAME_BACK),
                        count(Finding.Kind.UNKNOWN),
                        count(Finding.Kind.STUCK));
    }

    /** Figures, findings, and what the nodes had left. */
    String report() {
        return figures() + "\n" + lines(findings)
                + books.stream()
                        .map(book -> "\nwaiting:\n" + lines(book.waiting()) + "faults:\n" + lines(book.faults()))
                        .collect(Collectors.joining());
    }

    private static String lines(List<?> many) {
        return many.stream().map(each -> "  " + each + "\n").collect(Collectors.joining());
    }
}
