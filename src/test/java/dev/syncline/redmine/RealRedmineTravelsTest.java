package dev.syncline.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.fault.Faults;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two real Redmines, each with a node beside it and the rules it starts with; written to and compared through their own
 * API.
 */
@Tag("real")
class RealRedmineTravelsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final RedmineServer here = new RedmineServer();
    private final RedmineServer there = new RedmineServer();
    private RunningNode acme;
    private RunningNode globex;

    @BeforeEach
    void connect(@TempDir Path folder) {
        RedmineServer.assumeInstalled();
        here.start();
        there.start();
        acme = RunningNode.start(bound("Acme", folder, here));
        globex = RunningNode.start(bound("Globex", folder, there));
        Connection far = ConnectedPair.connect(acme, globex);
        Connection near = acme.bean(Connections.class)
                .find(Objects.requireNonNull(far.remoteId()))
                .orElseThrow();
        acme.bean(Triggers.class).create(near.id(), "issue", "priority_id=3&project_id=ops", "", true);
    }

    @AfterEach
    void stop() {
        for (RunningNode node : new RunningNode[] {acme, globex}) {
            if (node != null) {
                node.close();
            }
        }
        here.close();
        there.close();
    }

    @Test
    void anIssueTravelsWithNotesAFileStatusAndFieldsAndItsNotesMayBeRewrittenOnBothSides() {
        here.call(RedmineServer.ADMIN, "POST", "/issues.json", """
                {"issue":{"project_id":"ops","tracker_id":3,"priority_id":2,"subject":"Not of interest"}}""");
        String id = made(here, """
                {"issue":{"project_id":"ops","tracker_id":3,"priority_id":3,"subject":"Printer on fire",
                 "description":"It burns\\nsince noon","custom_fields":[{"id":2,"value":"3"}]}}""");
        put(here, "/issues/" + id, "{\"issue\":{\"notes\":\"We saw it\"}}");
        put(here, "/issues/" + id, "{\"issue\":{\"notes\":\"Do not tell them\",\"private_notes\":true}}");
        attach(here, id, "smoke.txt", "It smokes");

        Eventually.holds(
                "the copy is complete",
                () -> notes(there, copyId()).size() == 1
                        && issue(there, copyId()).path("attachments").size() == 1);
        Eventually.holds("the floor came along", () -> fields(there, copyId()).contains("\"Floor\",\"value\":\"3\""));
        JsonNode copy = issue(there, copyId());
        assertThat(copy.path("subject").asString()).isEqualTo("Printer on fire");
        assertThat(copy.path("description").asString()).contains("It burns").contains("since noon");
        assertThat(copy.path("priority").path("name").asString()).isEqualTo("High");
        assertThat(notes(there, copyId())).containsExactly("Redmine Admin: We saw it");

        put(there, "/issues/" + copyId(), "{\"issue\":{\"notes\":\"We are comming\",\"status_id\":2}}");
        Eventually.holds(
                "the answer is here",
                () -> notes(here, id).contains("Redmine Admin: We are comming")
                        && issue(here, id)
                                .path("status")
                                .path("name")
                                .asString()
                                .equals("In Progress"));
        put(
                there,
                "/journals/" + journal(there, copyId(), "We are comming"),
                "{\"journal\":{\"notes\":\"We are coming\"}}");
        put(here, "/journals/" + journal(here, id, "We saw it"), "{\"journal\":{\"notes\":\"We all saw it\"}}");
        put(here, "/issues/" + id, "{\"issue\":{\"custom_fields\":[{\"id\":3,\"value\":\"12\"}]}}");
        Eventually.holds(
                "both edits went over",
                () -> notes(here, id).contains("Redmine Admin: We are coming")
                        && notes(there, copyId()).contains("Redmine Admin: We all saw it"));

        nothingIsLostOrDoubled(id);
    }

    private void nothingIsLostOrDoubled(String id) {
        assertThat(notes(here, id))
                .containsExactly("We all saw it", "Do not tell them", "Redmine Admin: We are coming");
        assertThat(notes(there, copyId())).containsExactly("Redmine Admin: We all saw it", "We are coming");
        Eventually.holds("the cost is there", () -> fields(there, copyId()).contains("\"Cost\",\"value\":\"12\""));
        assertThat(fields(here, id)).contains("\"Floor\",\"value\":\"3\"").contains("\"Cost\",\"value\":\"12\"");
        assertThat(issue(here, id).path("attachments").size()).isEqualTo(1);
        assertThat(issue(there, copyId()).path("attachments").size()).isEqualTo(1);
        assertThat(called(there, "Printer on fire")).hasSize(1);
        assertThat(called(there, "Not of interest")).isEmpty();
        for (RunningNode node : new RunningNode[] {acme, globex}) {
            assertThat(node.bean(Faults.class).open(null, null, 5)).isEmpty();
        }
    }

    private static NodeArguments bound(String name, Path folder, RedmineServer redmine) {
        NodeArguments node = NodeArguments.named(name, folder.resolve(name))
                .with("--syncline.outbound.allowed-networks=127.0.0.0/8")
                .with("--syncline.tracker.kind=redmine");
        for (var setting : redmine.settings().entrySet()) {
            node = node.with("--syncline.tracker.settings." + setting.getKey() + "=" + setting.getValue());
        }
        return node;
    }

    private static String made(RedmineServer server, String issue) {
        return JSON.readTree(server.call(RedmineServer.ADMIN, "POST", "/issues.json", issue))
                .path("issue")
                .path("id")
                .asString();
    }

    private static void put(RedmineServer server, String path, String body) {
        server.call(RedmineServer.ADMIN, "PUT", path + ".json", body);
    }

    private static void attach(RedmineServer server, String id, String name, String content) {
        String token = JSON.readTree(server.upload(name, content))
                .path("upload")
                .path("token")
                .asString();
        put(server, "/issues/" + id, """
                {"issue":{"uploads":[{"token":"%s","filename":"%s","content_type":"text/plain"}]}}""".formatted(token, name));
    }

    private static JsonNode issue(RedmineServer server, String id) {
        String answer =
                server.call(RedmineServer.ADMIN, "GET", "/issues/" + id + ".json?include=journals,attachments", "");
        return answer.isBlank() ? JSON.missingNode() : JSON.readTree(answer).path("issue");
    }

    private static List<String> notes(RedmineServer server, String id) {
        List<String> notes = new ArrayList<>();
        for (JsonNode journal : issue(server, id).path("journals")) {
            if (!journal.path("notes").asString("").isBlank()) {
                notes.add(journal.path("notes").asString());
            }
        }
        return notes;
    }

    private static String journal(RedmineServer server, String id, String notes) {
        for (JsonNode journal : issue(server, id).path("journals")) {
            if (journal.path("notes").asString("").equals(notes)) {
                return journal.path("id").asString();
            }
        }
        throw new AssertionError("Nobody wrote '" + notes + "'.");
    }

    private static String fields(RedmineServer server, String id) {
        return String.valueOf(issue(server, id).path("custom_fields"));
    }

    private String copyId() {
        List<String> found = called(there, "Printer on fire");
        return found.isEmpty() ? "0" : found.get(0);
    }

    private static List<String> called(RedmineServer server, String subject) {
        String path = "/issues.json?status_id=*&subject=" + subject.replace(" ", "%20");
        List<String> ids = new ArrayList<>();
        JSON.readTree(server.call(RedmineServer.ADMIN, "GET", path, ""))
                .path("issues")
                .forEach(issue -> ids.add(issue.path("id").asString()));
        return ids;
    }
}
