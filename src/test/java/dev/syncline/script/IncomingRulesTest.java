package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.Trace;
import dev.syncline.script.Difference.AttachmentChange;
import dev.syncline.script.Difference.CommentChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What incoming rules write. */
class IncomingRulesTest {

    private static final String TYPICAL = """
            if (firstSync) {
                entity.entityType = "incident"
                issue.projectKey = "ACME"
            }
            issue.summary = replica.summary
            issue.description = replica.description
            issue.status = nodeHelper.getStatus(replica.status?.name)
            issue.labels = replica.labels
            issue.comments = commentHelper.mergeComments(issue, replica)
            issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
            """;

    private final RuleBench bench = new RuleBench();

    @Test
    void aFirstSyncGivesEverythingTheRuleAssigned() {
        Difference difference = bench.firstSync(
                        TYPICAL,
                        Map.of(
                                "summary", "Hello",
                                "status", Map.of("name", "Open"),
                                "labels", List.of("a"),
                                "comments", List.of(RuleBench.comment("r1", "Hi")),
                                "attachments", List.of(Map.of("id", "f1", "filename", "x.png", "filesize", 3))))
                .difference();
        assertThat(difference.entityType()).isEqualTo("incident");
        assertThat(difference.fields())
                .isEqualTo(Map.of(
                        "projectKey",
                        "ACME",
                        "summary",
                        "Hello",
                        "status",
                        Map.of("name", "Open"),
                        "labels",
                        List.of("a")));
        assertThat(difference.comments()).containsExactly(new CommentChange.Added("r1", "Bob: Hi", false, null));
        assertThat(difference.attachments())
                .containsExactly(new AttachmentChange.Added("f1", "x.png", "application/octet-stream", 3, null));
    }

    @Test
    void whatIsAssignedUnchangedIsNotWritten() {
        Difference difference = bench.update("""
                        issue.summary = "Printer on fire"
                        issue.setStatus("Open")
                        issue.labels = ["printer", "hot"]
                        issue.assignee = nodeHelper.getUserByEmail("jane@acme.test")
                        issue.customFields."Floor".value = "3"
                        issue.customFields."Cost".value = 7.0
                        """, Map.of(), Map.of()).difference();
        assertThat(difference.isEmpty()).isTrue();
    }

    @Test
    void onlyTheDifferenceIsWritten() {
        Difference difference = bench.update("""
                        issue.summary = "Printer is fine"
                        issue.status = "Closed"
                        issue.labels += "cold"
                        issue.labels += nodeHelper.getLabel("wet")
                        issue.customFields."Floor".value = "4"
                        issue.customFields."New".value = 1
                        issue.description = null
                        """, Map.of(), Map.of()).difference();
        assertThat(difference.fields().get("summary")).isEqualTo("Printer is fine");
        assertThat(difference.fields().get("status")).isEqualTo(Map.of("name", "Closed"));
        assertThat(difference.fields().get("labels")).isEqualTo(List.of("hot", "printer", "cold", "wet"));
        assertThat(difference.fields().get("customFields")).isEqualTo(Map.of("Floor", "4", "New", 1));
        assertThat(difference.fields()).containsEntry("description", null).hasSize(5);
        assertThat(difference.comments()).isEmpty();
    }

    @Test
    void newCommentsComeInAndOursAreLeftAlone() {
        bench.traces = List.of(Trace.ofOurs(Trace.Type.COMMENT, "c1", "r5"));
        Map<String, Object> ours = RuleBench.comment("r5", "Please help");
        ours.put("remoteId", "c1");
        Difference difference = bench.update(
                        TYPICAL, Map.of("comments", List.of(ours, RuleBench.comment("r6", "On it"))), Map.of())
                .difference();
        assertThat(difference.comments()).containsExactly(new CommentChange.Added("r6", "Bob: On it", false, null));
    }

    /** The other side leaves out that its comment is the copy of ours, to change, remove or repeat what we said. */
    @Test
    void whatWasSaidHereIsNeitherChangedNorRemovedBecauseTheOtherSideClaimsIt() {
        bench.traces =
                List.of(Trace.ofOurs(Trace.Type.COMMENT, "c1", "r1"), Trace.ofOurs(Trace.Type.ATTACHMENT, "a1", "ra1"));
        Map<String, Object> file = Map.of("id", "ra1", "filename", "evil.txt", "filesize", 1L, "sha256", "cd");
        Map<String, Object> before =
                Map.of("comments", List.of(RuleBench.comment("r1", "Please help")), "attachments", List.of(file));
        String merging = """
                issue.comments = commentHelper.mergeComments(issue, replica)
                issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
                """;
        assertThat(bench.update(merging, Map.of("comments", List.of(RuleBench.comment("r1", "Never mind"))), before)
                        .difference()
                        .comments())
                .isEmpty();
        assertThat(bench.update(merging, Map.of("comments", List.of(), "attachments", List.of()), before)
                        .difference()
                        .isEmpty())
                .isTrue();
        assertThat(bench.update(
                                "entity.summary = replica.addedComments.size() + replica.addedAttachments.size() + ''",
                                before,
                                Map.of())
                        .difference()
                        .fields())
                .containsEntry("summary", "0");
    }

    @Test
    void changedAndRemovedCommentsAreTold() {
        bench.traces =
                List.of(Trace.ofTheirs(Trace.Type.COMMENT, "c1", "r1"), Trace.ofTheirs(Trace.Type.COMMENT, "c2", "r2"));
        Difference difference = bench.update(
                        "issue.comments = commentHelper.mergeComments(issue, replica)",
                        Map.of("comments", List.of(RuleBench.comment("r1", "New words"))),
                        Map.of("comments", List.of(RuleBench.comment("r1", "Old"), RuleBench.comment("r2", "Gone"))))
                .difference();
        assertThat(difference.comments())
                .containsExactly(
                        new CommentChange.Changed("c1", "Bob: New words", false, null),
                        new CommentChange.Removed("c2"));
    }

    @Test
    void closuresMayReturnTheCommentAnAssignmentOrNothing() {
        for (String closure : List.of(
                "{ comment -> comment }",
                "{ comment -> comment.body = comment.body }",
                "{ c -> if (c.body == 'x') { c.internal = true } }",
                "{ it }")) {
            assertThat(bench.firstSync(
                                    "entity.comments = commentHelper.mergeComments(entity, replica, " + closure + ")",
                                    Map.of("comments", List.of(RuleBench.comment("r1", "Hi"))))
                            .difference()
                            .comments())
                    .as(closure)
                    .containsExactly(new CommentChange.Added("r1", "Hi", false, null));
        }
        assertThat(bench.firstSync("""
                                entity.comments = commentHelper.mergeComments(entity, replica) { comment ->
                                    comment.internal = true
                                    comment.executor = nodeHelper.getUserByEmail("jane@acme.test")
                                    comment.body = "[${comment.author?.displayName}] " + comment.body
                                }""", Map.of("comments", List.of(RuleBench.comment("r1", "Hi"))))
                        .difference()
                        .comments())
                .containsExactly(new CommentChange.Added("r1", "[Bob] Hi", true, "u1"));
    }

    @Test
    void addedCommentsAreThoseNotInThePreviousReplica() {
        Difference difference = bench.update(
                        "issue.comments += replica.addedComments\nissue.count = replica.removedComments.size()",
                        Map.of("comments", List.of(RuleBench.comment("r1", "a"), RuleBench.comment("r2", "b"))),
                        Map.of("comments", List.of(RuleBench.comment("r1", "a"), RuleBench.comment("r0", "z"))))
                .difference();
        assertThat(difference.comments()).containsExactly(new CommentChange.Added("r2", "b", false, null));
        assertThat(difference.fields()).containsEntry("count", 1);
    }

    @Test
    void plainAssignmentNeverRemovesLocalComments() {
        assertThat(bench.update("issue.comments = replica.comments", Map.of("comments", List.of()), Map.of())
                        .difference()
                        .isEmpty())
                .isTrue();
        assertThat(bench.update(
                                "issue.comments = commentHelper.addComment('Hello', issue.comments)",
                                Map.of(),
                                Map.of())
                        .difference()
                        .comments())
                .containsExactly(new CommentChange.Added(null, "Hello", false, null));
    }

    @Test
    void storeWritesAtOnceAndReadsAgain() {
        IncomingResult result = bench.update("""
                entity.summary = "One"
                store(entity)
                entity.seen = entity.status.name
                """, Map.of(), Map.of());
        assertThat(bench.stored).hasSize(1);
        assertThat(bench.stored.get(0).fields()).isEqualTo(Map.of("summary", "One"));
        assertThat(result.difference().fields()).isEqualTo(Map.of("seen", "Triaged"));
    }

    @Test
    void aFirstSyncMayNameAnExistingItem() {
        IncomingResult assigned =
                bench.firstSync("issue.id = '9'\nissue.key = 'ACME-9'\nreturn", Map.of("summary", "x"));
        assertThat(assigned.attachTo()).isEqualTo(new LocalKey("9", "ACME-9", "ticket"));
        IncomingResult returned = bench.firstSync("""
                import scala.Tuple2
                import com.exalate.basic.domain.BasicIssueKey
                import com.exalate.basic.domain.BasicNonPersistentTrace
                import com.exalate.api.domain.twintrace.*
                traces.add(new BasicNonPersistentTrace().setType(TraceType.COMMENT).setToSynchronize(true)
                    .setLocalId("5").setRemoteId("6").setAction(TraceAction.NONE))
                return new Tuple2(new BasicIssueKey(9, "ACME-9"), traces)
                """, Map.of("summary", "x"));
        assertThat(returned.attachTo()).isEqualTo(new LocalKey("9", "ACME-9", null));
        assertThat(returned.traces()).containsExactly(Trace.ofTheirs(Trace.Type.COMMENT, "5", "6"));
    }

    @Test
    void aListThatHappensToHoldTwoPartsIsNoPair() {
        IncomingResult result =
                bench.update("issue.summary = 'Two'\nissue.comments = issue.comments.toList()", Map.of(), Map.of());
        assertThat(result.attachTo()).isNull();
        assertThat(result.difference().fields()).containsEntry("summary", "Two");
    }

    @Test
    void aSyncBackIsAskedFor() {
        assertThat(bench.firstSync("syncHelper.syncBackAfterProcessing()", Map.of())
                        .syncBack())
                .isTrue();
        assertThat(bench.firstSync("issue.summary = 'x'", Map.of()).syncBack()).isFalse();
    }
}
