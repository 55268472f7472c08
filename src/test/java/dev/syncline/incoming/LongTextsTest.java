package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.queue.Outcome;
import dev.syncline.testing.TwoEngines;
import dev.syncline.transport.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts longer than our tracker takes arrive all the same, whole, and never come back shorter. */
class LongTextsTest {

    private static final String LONG =
            "The printer in the hall burns. ".repeat(6).strip();
    private static final String LONGER = LONG + " And so does the one beside it, and the copier in the cellar smokes.";

    private final IncomingFixture one = new IncomingFixture();

    @BeforeEach
    void narrow() {
        one.tracker.takes("comments", FieldType.TEXT, new TextLimit(80, TextLimit.Unit.BYTES));
    }

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void aCommentThatIsTooLongBecomesSeveralAndNoneOfThemGoesBack() {
        one.receive(says(LONG));

        assertThat(bodies()).hasSize(3).allMatch(body -> body.length() <= 80);
        assertThat(bodies()).element(0).asString().startsWith("(1/3) The printer");
        assertThat(text()).isEqualTo(LONG);
        assertThat(one.twins.traces(one.side.connection, one.twin))
                .hasSize(3)
                .allMatch(trace -> trace.remoteId().equals("rc1"));
        assertThat(one.look()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void writesEveryPieceOnceAlthoughAnAnswerWasLost(int before) {
        Envelope envelope = says(LONG);
        one.tracker.failAfter("addComment", unknown());
        for (int piece = 0; piece < before; piece++) {
            one.receive(envelope);
            one.tracker.failAfter("addComment", unknown());
        }
        one.receive(envelope);
        one.receive(envelope);
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());

        assertThat(text()).isEqualTo(LONG);
        assertThat(bodies()).hasSize(3);
        assertThat(one.look()).isEmpty();
    }

    @Test
    void writesThePiecesThatAreMissingAfterOneWasRefusedOnTheWay() {
        Envelope envelope = says(LONG);
        one.tracker.meanwhile("addComment", () -> one.tracker.failBefore("addComment", unknown()));
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Retry.class);
        assertThat(bodies()).hasSize(1);
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());

        assertThat(bodies()).hasSize(3);
        assertThat(text()).isEqualTo(LONG);
    }

    @Test
    void anEditedCommentIsDividedAgain() {
        one.receive(says(LONG));
        one.receive(says(LONGER));
        assertThat(text()).isEqualTo(LONGER);
        assertThat(bodies()).element(0).asString().startsWith("(1/4)");

        one.receive(says("Put out."));
        assertThat(bodies()).containsExactly("Put out.");
        one.receive(says(LONG));
        assertThat(text()).isEqualTo(LONG);
        assertThat(one.look()).isEmpty();
    }

    @Test
    void aRemovedCommentGoesWithAllItsPieces() {
        one.receive(says(LONG));
        one.receive(one.sync(Map.of("summary", "Printer", "comments", List.of())));

        assertThat(bodies()).isEmpty();
    }

    @Test
    void anEditedCommentStaysWhereTheTrackerCanChangeNone() {
        one.tracker.cannot(Capability.COMMENT_CHANGE);
        one.receive(says(LONG));
        List<String> before = bodies();

        assertThat(one.receive(says(LONGER))).isEqualTo(Outcome.done());
        assertThat(bodies()).isEqualTo(before);
    }

    @Test
    void aRuleMayChangeOnePieceByItself() {
        one.receive(says(LONG));
        one.side.publish("replica.summary = issue.summary", """
                issue.comments.each { if (it.body.startsWith("(2/3)")) { it.body = it.body.toUpperCase() } }
                """);
        one.receive(says(LONG));

        assertThat(bodies()).hasSize(3);
        assertThat(bodies()).element(1).asString().startsWith("(2/3)").matches("[^a-z]+");
        assertThat(bodies()).element(0).asString().startsWith("(1/3) The");
    }

    @Test
    void aCommentThatWouldBeVeryManyIsShortenedAndGoesAlongAsAFile() throws IOException {
        String endless = "Line after line of a log. ".repeat(36).strip();
        assertThat(one.receive(says(endless))).isEqualTo(Outcome.done());

        assertThat(bodies()).singleElement().asString().endsWith("… The whole text is in the file comment.txt");
        assertThat(file("comment.txt")).isEqualTo(endless);
        assertThat(one.look()).isEmpty();
    }

    @Test
    void aCommentThatWouldBeVeryManyBecomesThemWhereTheTrackerTakesNoSuchFile() {
        String endless = "Line after line of a log. ".repeat(60).strip();
        one.receive(says(endless));

        assertThat(bodies()).hasSizeGreaterThan(20);
        assertThat(one.item().attachments()).isEmpty();
    }

    @Test
    void aDescriptionThatIsTooLongIsShortenedAndGoesAlongAsAFileOnce() throws IOException {
        one.tracker.takes("description", FieldType.TEXT, new TextLimit(100, TextLimit.Unit.CHARACTERS));
        one.side.publish(
                "replica.description = issue.description\nreplica.attachments = issue.attachments",
                "issue.summary = replica.summary\nissue.description = replica.description\n"
                        + "issue.attachments = attachmentHelper.mergeAttachments(issue, replica)");
        one.receive(one.sync(Map.of("summary", "Printer", "description", LONG)));
        one.receive(one.sync(Map.of("summary", "Printers", "description", LONG)));

        assertThat(String.valueOf(one.item().fields().get("description")))
                .startsWith("The printer")
                .endsWith("The whole text is in the file description.txt")
                .hasSizeLessThanOrEqualTo(100);
        assertThat(one.item().attachments()).hasSize(1);
        assertThat(file("description.txt")).isEqualTo(LONG);
        assertThat(one.look()).isEmpty();
    }

    @Test
    void aCodeThatIsTooLongIsLeftForTheTrackerToRefuse() {
        one.tracker.takes("code", FieldType.TEXT, new TextLimit(10, TextLimit.Unit.CHARACTERS));
        one.side.publish("", "issue.code = replica.code");
        one.receive(one.sync(Map.of("code", "ABCDEFGHIJKL")));

        assertThat(one.item().fields()).containsEntry("code", "ABCDEFGHIJKL");
    }

    @Test
    void aShortenedSummaryNeverOverwritesTheLongerOneItCameFrom() {
        try (TwoEngines both = new TwoEngines(1)) {
            both.globex.tracker.takes("summary", FieldType.TEXT, new TextLimit(40, TextLimit.Unit.CHARACTERS));
            both.publish(
                    "replica.summary = issue.summary\nreplica.impact = issue.impact",
                    "issue.summary = replica.summary\nissue.impact = replica.impact");
            TwoEngines.Pair pair = both.pair(new LinkedHashMap<>(Map.of("summary", LONG, "impact", "Low")));
            assertThat(summary(both, pair)).hasSizeBetween(20, 40).endsWith("…");

            both.globex.tracker.personSets(pair.globex(), "impact", "High");
            both.settle();
            assertThat(both.acme.tracker.item(pair.acme()).fields())
                    .containsEntry("impact", "High")
                    .containsEntry("summary", LONG);

            String edited = summary(both, pair).replace("The printer", "Our printer");
            both.globex.tracker.personSets(pair.globex(), "summary", edited);
            both.settle();
            assertThat(both.acme.tracker.item(pair.acme()).fields())
                    .as("what was edited here is edited in the whole")
                    .containsEntry("summary", LONG.replaceFirst("The", "Our"));

            both.globex.tracker.personSets(pair.globex(), "summary", "Out");
            both.settle();
            both.globex.tracker.personSets(pair.globex(), "impact", "Low");
            both.settle();
            assertThat(both.acme.tracker.item(pair.acme()).fields())
                    .as("a new text is a text of its own")
                    .containsEntry("summary", "Out");
            assertThat(both.acme.faults()).isEmpty();
            assertThat(both.globex.faults()).isEmpty();
        }
    }

    @Test
    void aTextThatLostItsImageOnTheWayDoesNotTakeItFromWhereItCameFrom() {
        try (TwoEngines both = new TwoEngines(1)) {
            both.globex.tracker.takes("description", FieldType.TEXT, new TextLimit(900, TextLimit.Unit.CHARACTERS));
            both.publish(
                    "replica.description = issue.description\nreplica.impact = issue.impact",
                    "issue.description = replica.description\nissue.impact = replica.impact");
            String rich = "<p>It <b>burns</b>: <img src=\"/files/7/smoke.png\" /></p>";
            TwoEngines.Pair pair = both.pair(new LinkedHashMap<>(Map.of("description", rich, "impact", "Low")));
            assertThat(both.globex.tracker.item(pair.globex()).fields())
                    .containsEntry("description", "It burns: [smoke.png]");

            both.globex.tracker.personSets(pair.globex(), "impact", "High");
            both.settle();
            assertThat(both.acme.tracker.item(pair.acme()).fields())
                    .containsEntry("impact", "High")
                    .containsEntry("description", rich);

            both.globex.tracker.personSets(pair.globex(), "description", "Out");
            both.settle();
            assertThat(String.valueOf(
                            both.acme.tracker.item(pair.acme()).fields().get("description")))
                    .isEqualTo("Out");
        }
    }

    private static String summary(TwoEngines both, TwoEngines.Pair pair) {
        return String.valueOf(both.globex.tracker.item(pair.globex()).fields().get("summary"));
    }

    private Envelope says(String body) {
        return one.sync(new LinkedHashMap<>(
                Map.of("summary", "Printer", "comments", List.of(IncomingFixture.comment("rc1", body)))));
    }

    private List<String> bodies() {
        return one.item().comments().stream().map(Comment::body).toList();
    }

    private String text() {
        List<String> texts = new ArrayList<>();
        bodies().stream().sorted().forEach(body -> texts.add(body.replaceFirst("^\\(\\d/\\d\\) ", "")));
        return String.join(" ", texts);
    }

    private String file(String name) throws IOException {
        Attachment file = one.item().attachments().stream()
                .filter(each -> each.filename().equals(name))
                .findFirst()
                .orElseThrow();
        return new String(one.tracker.open(one.item().ref(), file.id(), 0).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static TrackerFailure unknown() {
        return new TrackerFailure(TrackerFailure.Kind.OUTCOME_UNKNOWN, "The line went dead.");
    }
}
