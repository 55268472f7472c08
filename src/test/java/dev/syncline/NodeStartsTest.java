package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node starts on an empty database of both kinds, migrates it and finds every table as its code wants it. */
class NodeStartsTest {

    @TempDir
    Path data;

    @Test
    void startsOnH2() {
        starts(new PostgresServer.Database("jdbc:h2:file:" + data.resolve("empty") + ";WRITE_DELAY=0", "", ""));
    }

    @Test
    void startsOnPostgres() {
        starts(PostgresServer.emptyDatabase());
    }

    private void starts(PostgresServer.Database database) {
        NodeArguments arguments = NodeArguments.named("Acme", data)
                .with("--spring.datasource.url=" + database.url())
                .with("--spring.datasource.username=" + database.user())
                .with("--spring.datasource.password=" + database.password());
        try (RunningNode node = RunningNode.start(arguments)) {
            assertThat(node.bean(Accounts.class).list()).isEmpty();
        }
    }
}
