package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator behaves like an org to a client that others wrote: npm's jsforce, in {@code src/test/js/salesforce}. */
class ThirdPartyClientTest {

    private static final Path CLIENT = Path.of("src", "test", "js", "salesforce");

    private final SalesforceSimulator simulator = new SalesforceSimulator(Clock.systemUTC());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void jsforceFindsWhatItExpectsOfAnOrg() throws IOException, InterruptedException {
        assumeTrue(
                isOnThePath("node") && Files.isDirectory(CLIENT.resolve("node_modules/jsforce")),
                "jsforce is not installed: run 'npm ci' in src/test/js/salesforce, which needs Node and npm's registry.");
        Map<String, String> settings = simulator.settings();
        Process client = new ProcessBuilder(
                        "node",
                        CLIENT.resolve("client.mjs").toString(),
                        simulator.address(),
                        settings.get("clientId"),
                        settings.get("clientSecret"))
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = client.inputReader();
                BufferedWriter in = client.outputWriter()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.equals("expire")) {
                    simulator.expireToken();
                    in.write("go on\n");
                    in.flush();
                }
            }
        }

        assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .contains(
                        "done: login",
                        "done: describe",
                        "done: single",
                        "done: collections",
                        "done: replication",
                        "done: files",
                        "done: limits",
                        "done: session");
    }

    private static boolean isOnThePath(String command) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
