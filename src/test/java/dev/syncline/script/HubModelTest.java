package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.Replica;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shape of items and replicas as rules see them. */
class HubModelTest {

    private static final Map<String, Object> OPTION =
            Map.of("id", 4, "value", "Support", "child", Map.of("id", 5, "value", "Printers"));

    private final RuleBench bench = new RuleBench();

    @Test
    void anyPropertyTravels() {
        Replica sent = bench.outgoing(
                        "replica.anything = [a: [1, 2]]\nreplica.'with blanks' = true\nreplica.setOther(3)")
                .replica();
        Replica received = Replica.fromJson(sent.toJson());
        assertThat(bench.update(
                                "issue.x = [replica.anything.a[1], replica.'with blanks', replica.getOther(), replica.never]",
                                received.hub(),
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("x", java.util.Arrays.asList(2, true, 3, null));
    }

    @Test
    void choicesKeepTheirShapeOnTheWay() {
        bench.fields.put("customFields", Map.of("Group", OPTION, "Floor", "3"));
        Replica sent = bench.outgoing("replica.customFields.'Group' = issue.customFields.'Group'")
                .replica();
        assertThat(bench.update(
                                "issue.x = [replica.customFields.'Group'.value.value, replica.customFields.'Group'.value.child.value]",
                                Replica.fromJson(sent.toJson()).hub(),
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("x", List.of("Support", "Printers"));
    }

    @Test
    void customFieldsAreFoundByNameAndById() {
        bench.fields.put(
                "customFields",
                Map.of("Group", Map.of("id", 10100, "name", "Group", "type", "OPTION", "uid", "u-1", "value", OPTION)));
        Replica sent = bench.outgoing("""
                        replica.byName = issue.customFields."Group".value.value
                        replica.byId = issue.customFields."10100".value.id
                        replica.shortcut = issue."Group".value
                        replica.customFields = issue.customFields
                        """).replica();
        assertThat(sent.hub())
                .containsEntry("byName", "Support")
                .containsEntry("byId", 4)
                .containsEntry("shortcut", "Support");
        assertThat(bench.update(
                                "def f = replica.customFields.'10100'\nissue.x = [f.name, f.type, f.value.child.value, f.uid]",
                                Replica.fromJson(sent.toJson()).hub(),
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("x", List.of("Group", "OPTION", "Printers", "u-1"));
    }

    @Test
    void customKeysTravelByAnyKey() {
        Replica sent = bench.outgoing("replica.customKeys.'my key' = [1]\nreplica.customKeys.other = 'x'")
                .replica();
        assertThat(bench.update(
                                "issue.x = replica.customKeys.'my key'[0] + replica.customKeys.other",
                                Replica.fromJson(sent.toJson()).hub(),
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("x", "1x");
    }

    @Test
    void datesStayDatesOnTheWay() {
        Replica sent = bench.outgoing("replica.due = new Date(1000)\nreplica.created = issue.created")
                .replica();
        assertThat(bench.update(
                                "issue.due = replica.due\nissue.x = new java.text.SimpleDateFormat('yyyy').format(replica.created)",
                                Replica.fromJson(sent.toJson()).hub(),
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("due", Instant.ofEpochMilli(1000))
                .containsEntry("x", "2026");
    }

    @Test
    void aStatusHasItsNameAsValueToo() {
        assertThat(bench.outgoing("replica.x = issue.status.value").replica().hub())
                .containsEntry("x", "Open");
        assertThat(bench.outgoing("replica.status = issue.status").replica().hub())
                .containsEntry("status", Map.of("name", "Open", "id", "s1"));
    }

    @Test
    void labelsAreASetOfLabels() {
        assertThat(bench.update(
                                "issue.labels = replica.labels.collect { it.label = it.label.replace(' ', '_'); it }",
                                Map.of("labels", List.of("two words", "one")),
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("labels", List.of("two_words", "one"));
    }

    @Test
    void peopleHaveTheirParts() {
        assertThat(bench.outgoing("def u = issue.comments[0].author\n"
                                + "replica.x = [u.key, u.username, u.email, u.displayName, u.active]")
                        .replica()
                        .hub())
                .containsEntry("x", List.of("u1", "jane", "jane@acme.test", "Jane Doe", true));
    }

    @Test
    void addedChangedAndRemovedFilesAreToldApart() {
        assertThat(bench.update(
                                "issue.x = [replica.addedAttachments*.filename, replica.changedAttachments*.id, replica.removedAttachments*.filename]",
                                Map.of("attachments", List.of(file("f1", "new"), file("f2", "b"))),
                                Map.of("attachments", List.of(file("f2", "a"), file("f3", "c"))))
                        .difference()
                        .fields())
                .containsEntry("x", List.of(List.of("f1.txt"), List.of("f2"), List.of("f3.txt")));
    }

    @Test
    void addedChangedAndRemovedCommentsAreToldApart() {
        assertThat(bench.update(
                                "issue.x = [replica.addedComments*.body, replica.changedComments*.body, replica.removedComments*.body]",
                                Map.of(
                                        "comments",
                                        List.of(RuleBench.comment("r1", "new"), RuleBench.comment("r2", "b"))),
                                Map.of("comments", List.of(RuleBench.comment("r2", "a"), RuleBench.comment("r3", "c"))))
                        .difference()
                        .fields())
                .containsEntry("x", List.of(List.of("new"), List.of("b"), List.of("c")));
    }

    @Test
    void linksRelationsAndHistoryAreListsOfMaps() {
        Map<String, Object> replica = new LinkedHashMap<>();
        replica.put("issueLinks", List.of(Map.of("linkName", "blocks", "otherIssueId", 77)));
        replica.put("relations", List.of(Map.of("url", "u", "attributes", Map.of("name", "Parent"))));
        replica.put("changeHistory", List.of(Map.of("changeItems", List.of(Map.of("field", "status")))));
        assertThat(bench.update("""
                                issue.x = [
                                    syncHelper.getLocalIssueKeyFromRemoteId(replica.issueLinks[0].otherIssueId)?.urn,
                                    replica.linkedIssues[0].linkName,
                                    replica.relations.find { it.attributes.name == "Parent" }.url,
                                    replica.changeHistory.changeItems.flatten()*.field[0]
                                ]
                                """, replica, Map.of()).difference().fields())
                .containsEntry("x", List.of("ACME-9", "blocks", "u", "status"));
    }

    @Test
    void aProjectsListsMayBeEmptiedBeforeSending() {
        assertThat(bench.outgoing(
                                "replica.project = issue.project\nreplica.project.versions = []\nreplica.project.components = []")
                        .replica()
                        .hub())
                .containsEntry(
                        "project",
                        Map.of("key", "ACME", "name", "Acme", "versions", List.of(), "components", List.of()));
    }

    @Test
    void writeSideSettersAreKeptOnAFirstSync() {
        assertThat(bench.firstSync(
                                "issue.projectKey = 'ACME'\nissue.typeName = 'Task'\nissue.repository = 'a/b'\nissue.parentId = 7",
                                Map.of())
                        .difference()
                        .fields())
                .isEqualTo(Map.of("projectKey", "ACME", "typeName", "Task", "repository", "a/b", "parentId", 7));
    }

    private static Map<String, Object> file(String id, String sha256) {
        return Map.of("id", id, "filename", id + ".txt", "sha256", sha256);
    }
}
