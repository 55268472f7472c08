package dev.syncline.real;

import dev.syncline.torture.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param accepted what the servers took from people, by kind
 * @param worked from the first operation to the last
 * @param agreed from the last operation until both servers held the same
 * @param findings what is not as it must be
 */
record StormOutcome(
        StormSettings settings,
        Map<String, Integer> accepted,
        Duration worked,
        Duration agreed,
        List<Finding> findings) {

    int operations() {
        return accepted.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Figures, and below them what was found. */
    String report() {
        return """
                TWO TRACKERS seed %d: %d operations %s
                %d kills of nodes, %d backups put back, %d restarts or bad weathers of trackers, worked %d s, agreed after %d s
                lost %d, doubled %d, others %d
                %s""".formatted(
                        settings.seed(),
                        operations(),
                        accepted,
                        settings.kills(),
                        settings.restores(),
                        settings.restarts(),
                        worked.toSeconds(),
                        agreed.toSeconds(),
                        count(Finding.Kind.LOST),
                        count(Finding.Kind.DOUBLED),
                        findings.size() - count(Finding.Kind.LOST) - count(Finding.Kind.DOUBLED),
                        findings.stream().map(each -> "  " + each + "\n").collect(Collectors.joining()));
    }

    private long count(Finding.Kind kind) {
        return findings.stream().filter(each -> each.kind() == kind).count();
    }
}
