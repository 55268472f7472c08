package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes in processes of their own, each of which dies at a point that a file names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoThatDie {

    static final byte[] FILE = "line\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    ConnectedPair pair;
    NodeProcess acme;
    NodeProcess globex;
    private Path acmeCrash;
    private Path globexCrash;

    abstract ConnectedPair pair(Path folder);

    @BeforeAll
    void connect(@TempDir Path folder) {
        pair = pair(folder);
        acmeCrash = folder.resolve("acme-crash");
        globexCrash = folder.resolve("globex-crash");
        acme = start(pair.acme(), acmeCrash);
        globex = start(pair.globex(), globexCrash);
    }

    @AfterAll
    void stop() {
        acme.close();
        globex.close();
    }

    void acmeDies(String point) throws IOException {
        Files.writeString(acmeCrash, point);
        makeWhileDying(point);
        acme.awaitDeath();
        Files.delete(acmeCrash);
        startAcme();
        arrivesOnce(make(point), point);
    }

    void globexDies(String point) throws IOException {
        Files.writeString(globexCrash, point);
        String key = make(point);
        globex.awaitDeath();
        Files.delete(globexCrash);
        startGlobex();
        arrivesOnce(key, point);
    }

    void arm(boolean atAcme, String point) throws IOException {
        Files.writeString(atAcme ? acmeCrash : globexCrash, point);
    }

    void disarm() throws IOException {
        Files.deleteIfExists(acmeCrash);
        Files.deleteIfExists(globexCrash);
    }

    void startAcme() {
        acme = start(pair.acme(), acmeCrash);
    }

    void startGlobex() {
        globex = start(pair.globex(), globexCrash);
    }

    private static NodeProcess start(NodeArguments arguments, Path crashFile) {
        return NodeProcess.start(arguments, "-Dsyncline.crash.file=" + crashFile);
    }

    /** Makes what is still missing of a ticket with two comments and a file; the node may die meanwhile. */
    String make(String point) {
        DeskClient desk = pair.acmeDesk();
        JsonNode known = desk.tickets("Survives " + point);
        String key = known.isEmpty()
                ? desk.create(Map.of("summary", "Survives " + point, "description", "It must get through."))
                : known.get(0).get("key").asString();
        for (String comment : List.of("First comment", "Second comment")) {
            if (!desk.ticket(key).get("comments").toString().contains(comment)) {
                desk.comment(key, comment);
            }
        }
        if (desk.ticket(key).get("attachments").isEmpty()) {
            desk.attach(key, "log.txt", FILE);
        }
        return key;
    }

    private void makeWhileDying(String point) {
        try {
            make(point);
        } catch (UncheckedIOException e) {
            // The node died in the middle; what is missing is made after the restart.
            assertThat(e).hasMessageNotContaining("token");
        }
    }

    void arrivesOnce(String key, String point) {
        String summary = "Survives " + point;
        DeskClient there = pair.globexDesk();
        Eventually.holds(
                () -> summary + " is complete on Globex: " + found(there, summary) + "\n" + globex.log(),
                () -> complete(there, summary));
        JsonNode origin = pair.acmeDesk().ticket(key);
        assertThat(origin.get("comments")).as("comments on Acme").hasSize(2);
        assertThat(origin.get("attachments")).as("files on Acme").hasSize(1);
        JsonNode tickets = there.tickets(summary);
        assertThat(tickets).as("tickets on Globex").hasSize(1);
        JsonNode twin = there.ticket(tickets.get(0).get("key").asString());
        assertThat(twin.get("comments")).hasSize(2);
        assertThat(twin.get("attachments")).hasSize(1);
        assertThat(there.download(
                        twin.get("key").asString(),
                        twin.get("attachments").get(0).get("id").asString()))
                .isEqualTo(FILE);
    }

    private static boolean complete(DeskClient desk, String summary) {
        JsonNode tickets = desk.tickets(summary);
        if (tickets.isEmpty()) {
            return false;
        }
        JsonNode ticket = desk.ticket(tickets.get(0).get("key").asString());
        return ticket.get("comments").size() >= 2 && ticket.get("attachments").size() >= 1;
    }

    private static String found(DeskClient desk, String summary) {
        List<String> tickets = new ArrayList<>();
        desk.tickets(summary)
                .forEach(each ->
                        tickets.add(desk.ticket(each.get("key").asString()).toString()));
        return tickets.toString();
    }
}
