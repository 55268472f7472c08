package dev.syncline.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A node whose desk went back with its database gets from the other node what its tickets lack, and takes nothing from it. */
class RestoredDeskNodeTest {

    private static final byte[] FILE = "after the backup\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aTicketBecomesEqualAgainWithAllThatWasSaidAfterTheBackup() {
        ConnectedPair pair = ConnectedPair.below(folder);
        DeskClient acme = pair.acmeDesk();
        DeskClient globex = pair.globexDesk();
        try (RunningNode there = RunningNode.start(pair.globex())) {
            String ticket;
            String copy;
            Path backup;
            try (RunningNode here = RunningNode.start(pair.acme())) {
                ticket = acme.create(Map.of("summary", "Printer on fire", "description", "It burns."));
                acme.comment(ticket, "Said before the backup");
                copy = arrived(globex, "Printer on fire");
                shows(globex, copy, 1, 0, here, there);
                backup = RestoreTest.backUpNow(here);
                acme.comment(ticket, "Said after the backup");
                acme.attach(ticket, "after.txt", FILE);
                acme.change(ticket, Map.of("summary", "Printer burnt down"));
                globex.comment(copy, "Answered after the backup");
                shows(globex, copy, 3, 1, here, there);
                shows(acme, ticket, 3, 1, here, there);
                arrived(globex, "Printer burnt down");
            }
            RestoreTest.restore(backup, pair.acme());

            try (RunningNode here = RunningNode.start(pair.acme())) {
                shows(acme, ticket, 3, 1, here, there);
                acme.comment(ticket, "Said since");
                shows(globex, copy, 4, 1, here, there);
                assertThat(said(globex, copy))
                        .anyMatch(each -> each.endsWith("Said after the backup"))
                        .anyMatch(each -> each.endsWith("Said since"));
                assertThat(acme.ticket(ticket).get("summary").asString()).isEqualTo("Printer burnt down");
                assertThat(globex.ticket(copy).get("summary").asString()).isEqualTo("Printer burnt down");
                JsonNode file = acme.ticket(ticket).get("attachments").get(0);
                assertThat(acme.download(ticket, file.get("id").asString())).isEqualTo(FILE);
                assertThat(acme.tickets("Printer")).hasSize(1);
                assertThat(globex.tickets("Printer")).hasSize(1);
            }
        }
    }

    private static String arrived(DeskClient desk, String summary) {
        Eventually.holds(
                "'" + summary + "' arrives", () -> !desk.tickets(summary).isEmpty());
        return desk.tickets(summary).get(0).get("key").asString();
    }

    private static void shows(
            DeskClient desk, String key, int comments, int files, RunningNode here, RunningNode there) {
        Eventually.holds(
                () -> "%d comments and %d files: %s %s %s"
                        .formatted(comments, files, desk.ticket(key), here.state(), there.state()),
                () -> desk.ticket(key).get("comments").size() == comments
                        && desk.ticket(key).get("attachments").size() == files);
    }

    private static List<String> said(DeskClient desk, String key) {
        return StreamSupport.stream(desk.ticket(key).get("comments").spliterator(), false)
                .map(each -> each.get("body").asString())
                .toList();
    }
}
