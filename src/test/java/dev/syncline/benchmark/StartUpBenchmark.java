package dev.syncline.benchmark;

import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a node needs until it answers, and the memory it holds when nothing happens. */
@Tag("benchmark")
class StartUpBenchmark {

    private static final Duration IDLE = Duration.ofSeconds(60);

    @Test
    void oneNode(@TempDir Path folder) {
        NodeArguments arguments = NodeArguments.named("Acme", folder.resolve("acme"));
        Machine.print("first start, with a new database", start(arguments, Duration.ZERO));
        Machine.print("start", start(arguments, Duration.ZERO));
        Machine.print("start", start(arguments, IDLE));
    }

    private static String start(NodeArguments arguments, Duration idle) {
        long begun = System.nanoTime();
        try (NodeProcess node = Machine.start(arguments)) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            long cpu = Machine.cpuMillis(node.pid());
            long resident = Machine.resident(node.pid());
            Machine.idle(idle);
            return "%.1f s until it answers (%.1f s of CPU), then %d MB resident, %d threads; %d MB after %d s idle"
                    .formatted(
                            seconds,
                            cpu / 1e3,
                            resident,
                            Machine.threads(node.pid()),
                            Machine.resident(node.pid()),
                            idle.toSeconds());
        }
    }
}
