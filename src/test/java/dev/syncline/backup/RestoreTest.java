package dev.syncline.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node goes on from its own backup, put back by the command, as a new life of its database. */
class RestoreTest {

    @TempDir
    Path folder;

    @Test
    void startsFromABackupThatTheCommandPutBack() throws IOException {
        NodeArguments acme = NodeArguments.named("Acme", folder.resolve("acme"));
        UUID before;
        Path backup;
        try (RunningNode node = RunningNode.start(acme)) {
            before = node.bean(ThisNode.class).incarnation();
            node.bean(ThisNode.class).describe("Named before", Optional.empty());
            backup = backUpNow(node);
            node.bean(ThisNode.class).describe("Named after", Optional.empty());
            assertThatThrownBy(() -> restore(backup, acme)).hasMessageContaining("The node is running");
        }
        assertThatThrownBy(() -> restore(damaged(), acme)).hasMessageContaining("cannot be opened");

        assertThat(restore(backup, acme)).contains("is in place", "-before-restore-");

        try (RunningNode node = RunningNode.start(acme)) {
            assertThat(node.bean(ThisNode.class).name()).isEqualTo("Named before");
            assertThat(node.bean(ThisNode.class).incarnation()).isNotEqualTo(before);
        }
        try (Stream<Path> files = Files.list(acme.data())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("before-restore"));
        }
    }

    static Path backUpNow(RunningNode node) {
        Backups backups = node.bean(Backups.class);
        node.bean(SchedulerClient.class).reschedule(TaskInstanceId.of(RegularBackup.TASK, "recurring"), Instant.EPOCH);
        Eventually.holds(
                "the node copies its database",
                () -> !backups.kept(Backups.Kind.REGULAR).isEmpty());
        return backups.kept(Backups.Kind.REGULAR).get(0);
    }

    private Path damaged() throws IOException {
        Path unpacked = folder.resolve("syncline.mv.db");
        Files.write(unpacked, new byte[8192]);
        Path damaged = folder.resolve("damaged.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(damaged))) {
            zip.putNextEntry(new ZipEntry("syncline.mv.db"));
            zip.write(Files.readAllBytes(unpacked));
        }
        return damaged;
    }

    static String restore(Path backup, NodeArguments node) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of("restore", backup.toString()));
        arguments.addAll(List.of(node.toArray()));
        RestoreCommand.run(arguments.toArray(String[]::new), both);
        return said.toString(StandardCharsets.UTF_8);
    }
}
