package dev.syncline.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChange.Kind;
import dev.syncline.item.Item;
import dev.syncline.testing.FakeSide;
import dev.syncline.twin.TwinId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules would do with items as they are now. */
class TrialsTest {

    private static final Scripts IN_FORCE = new Scripts(FakeSide.OUTGOING, FakeSide.INCOMING);

    private final TrialFixture one = new TrialFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void showsTheReplicaThatWouldLeaveAndWhatIsNewInIt() {
        Item item = one.tracker.person(Map.of("summary", "Printer", "status", Map.of("name", "Open")));
        one.send(item.ref());
        one.tracker.personSets(item.ref().id(), "summary", "Printer on fire");

        OutgoingTrial trial = outgoing(new Scripts(FakeSide.OUTGOING + "replica.impact = 'High'\n", ""), item);
        assertThat(Objects.requireNonNull(trial.replica()).hub()).containsEntry("impact", "High");
        assertThat(trial.news()).isTrue();
        assertThat(trial.changes())
                .containsExactlyInAnyOrder(
                        FieldChange.set("summary", "Printer", "Printer on fire"),
                        FieldChange.set("impact", null, "High"));
    }

    @Test
    void saysWhenTheOtherSideKnowsAllOfItOrNothingIsSent() {
        Item item = one.tracker.person(Map.of("summary", "Printer"));
        one.send(item.ref());

        assertThat(outgoing(IN_FORCE, item).news()).isFalse();
        assertThat(one.trials
                        .run(one.side.connection, IN_FORCE, item.ref().key())
                        .verdict())
                .isEqualTo(Verdict.SAME);
        assertThat(outgoing(new Scripts("log.info('none')", ""), item).summary())
                .contains("the replica is empty");
    }

    @Test
    void doesNotTakeOurOwnWriteForNews() {
        Item item = arrived();
        assertThat(outgoing(IN_FORCE, item).news()).isFalse();

        one.tracker.personSets(item.ref().id(), "summary", "Changed here");
        OutgoingTrial trial = outgoing(IN_FORCE, item);
        assertThat(trial.news()).isTrue();
        assertThat(trial.changes()).containsExactly(FieldChange.set("summary", "Printer", "Changed here"));
    }

    @Test
    void showsWhatWouldBeWrittenFieldByFieldWithCommentsAndFiles() {
        Item item = arrived();
        one.tracker.personSets(item.ref().id(), "summary", "Changed here");
        Scripts draft = new Scripts("", """
                issue.summary = replica.summary
                issue.description = '<b>Hello</b><script>alert(1)</script>'
                issue.customFields = ['Team': [value: 'North']]
                issue.comments = commentHelper.addComment('From the rule', issue.comments)
                issue.attachments.clear()
                """);

        IncomingTrial trial = incoming(draft, item);
        assertThat(trial.fault()).isNull();
        assertThat(trial.changes())
                .contains(
                        FieldChange.set("summary", "Changed here", "Printer"),
                        FieldChange.set("description", null, "<b>Hello</b>"),
                        new FieldChange("comments", Kind.ADDED, null, null, "From the rule"));
        assertThat(trial.changes())
                .contains(new FieldChange(
                        "attachments", Kind.REMOVED, item.attachments().get(0).id(), "a.txt", null));
    }

    @Test
    void saysOfACommentThatItIsInternalAndWhoItIsWrittenAs() {
        Item item = arrived();
        Scripts draft = new Scripts("", """
                issue.comments = commentHelper.mergeComments(issue, replica) {
                    it.internal = true
                    it.executor = 'u7'
                    it
                }
                issue.comments = commentHelper.addComment('From the rule', issue.comments)
                """);

        assertThat(incoming(draft, item).changes())
                .filteredOn(change -> change.kind() == Kind.ADDED)
                .extracting(FieldChange::afterText)
                .contains("From the rule")
                .allMatch(text -> text.equals("From the rule") || text.startsWith("[internal, as u7] "));
    }

    @Test
    void saysWhatTheTrackerWouldRefuseAndShowsTheRestBesideIt() {
        Item item = arrived();
        one.tracker.failBefore(
                "rehearse", TrackerFailure.ofField("color", "A ticket has no field 'color'. It has: summary."));

        IncomingTrial trial = incoming(new Scripts("", "issue.color = 'red'\nissue.summary = 'Two'"), item);
        assertThat(Objects.requireNonNull(trial.fault()).message())
                .isEqualTo("The tracker would not take this: A ticket has no field 'color'. It has: summary.");
        assertThat(trial.changes()).contains(FieldChange.set("summary", "Printer", "Two"));
        assertThat(one.tracker.writes()).noneMatch(call -> call.startsWith("update"));
    }

    @Test
    void showsEachCallOfStoreAndWhatTheRuleThenSaw() {
        Item item = arrived();
        Scripts draft = new Scripts("", """
                issue.summary = 'One'
                store(issue)
                log.info('It is ' + issue.summary)
                issue.summary = 'Two'
                store(issue)
                issue.impact = 'High'
                """);

        IncomingTrial trial = incoming(draft, item);
        assertThat(trial.stores()).hasSize(2);
        assertThat(trial.stores().get(0)).containsExactly(FieldChange.set("summary", "Printer", "One"));
        assertThat(trial.changes())
                .containsExactly(FieldChange.set("summary", "Printer", "Two"), FieldChange.set("impact", null, "High"));
        assertThat(Objects.requireNonNull(trial.usage()).log()).containsExactly("It is One");
        assertThat(trial.usage().allocated()).isPositive();
        assertThat(trial.usage().wall()).isPositive();
    }

    @Test
    void showsTheFaultWithItsLineAndWhatWasLoggedAndStoredBefore() {
        Item item = arrived();
        Scripts draft = new Scripts(
                "replica.summary = issue.summary\nissue.nothing.name",
                "issue.summary = 'One'\nstore(issue)\nlog.warn('Now')\nissue.nobody.name");

        OutgoingTrial out = outgoing(draft, item);
        assertThat(Objects.requireNonNull(out.fault()).line()).isEqualTo(2);
        IncomingTrial in = incoming(draft, item);
        assertThat(Objects.requireNonNull(in.fault()).line()).isEqualTo(4);
        assertThat(in.stores()).hasSize(1);
        assertThat(Objects.requireNonNull(in.usage()).log()).containsExactly("Warning: Now");
        assertThat(one.trials.run(one.side.connection, draft, item.ref().key()).verdict())
                .isEqualTo(Verdict.FAULT);
    }

    @Test
    void saysWhereARuleDoesNotCompile() {
        Item item = one.tracker.person(Map.of("summary", "Printer"));
        TrialFault fault = Objects.requireNonNull(
                outgoing(new Scripts("replica.summary = (", ""), item).fault());
        assertThat(fault.message()).contains("Line 1");
    }

    @Test
    void writesDownWhatTheRuleAskedTheTracker() {
        Item item = one.tracker.person(Map.of("summary", "Printer"));
        assertThat(outgoing(new Scripts("replica.who = nodeHelper.getUserByEmail('ann@acme.example')", ""), item)
                        .questions())
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.what()).contains("ann@acme.example");
                    assertThat(question.made()).isTrue();
                    assertThat(question.answer()).isEqualTo("found");
                });
    }

    @Test
    void writesDownWhatTheRuleWouldDoToOtherItemsAndOverHttp() {
        Item item = one.tracker.person(Map.of("summary", "Printer"));
        Scripts draft = new Scripts("""
                httpClient.post('/api/tickets', '{"summary":"Child"}')
                syncHelper.exalate('ACME-7')
                replica.summary = issue.summary
                """, "");

        OutgoingTrial trial = outgoing(draft, item);
        assertThat(trial.fault()).isNull();
        assertThat(trial.questions()).noneMatch(Question::made);
        assertThat(trial.questions())
                .extracting(Question::what)
                .anySatisfy(what -> assertThat(what).contains("POST", "/api/tickets", "Child"))
                .anySatisfy(what -> assertThat(what).contains("ACME-7", "under sync"));
        assertThat(trial.summary())
                .as("the line in the list tells it, too")
                .contains("Sends", "Besides: POST /api/tickets; Bring ACME-7 under sync.");
    }

    @Test
    void saysWhichItemItDoesNotFindAndWhatTheTrackerAnswered() {
        assertThat(one.trials.run(one.side.connection, IN_FORCE, "ACME-99").trouble())
                .contains("ACME-99");
        Item item = one.tracker.person(Map.of("summary", "Printer"));
        one.tracker.failBefore("read", new TrackerFailure(TrackerFailure.Kind.FORBIDDEN, "Not for you."));
        assertThat(one.trials
                        .run(one.side.connection, IN_FORCE, item.ref().key())
                        .incoming())
                .isNull();
    }

    @Test
    void writesNothingAnywhere() {
        Item item = arrived();
        one.send(one.tracker.person(Map.of("summary", "Another")).ref());
        Scripts draft =
                new Scripts("replica.summary = issue.summary + '!'\nreplica.attachments = issue.attachments", """
                issue.summary = 'One'
                store(issue)
                issue.comments = commentHelper.addComment('Again', issue.comments)
                issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
                syncHelper.syncBackAfterProcessing()
                """);
        one.tracker.personSets(item.ref().id(), "summary", "Changed here");
        one.envelopes.take();
        Map<String, Object> before = one.everything();

        assertThat(incoming(draft, item).changes()).isNotEmpty();
        assertThat(outgoing(draft, item).news()).isTrue();
        one.past()
                .forEach(past -> assertThat(one.trials.replay(one.side.connection, draft, past.id()))
                        .isPresent());

        assertThat(one.everything()).isEqualTo(before);
    }

    private Item arrived() {
        TwinId twin = TrialFixture.twin();
        one.receive(
                twin,
                "GLO-1",
                Map.of(
                        "summary",
                        "Printer",
                        "comments",
                        List.of(TrialFixture.comment("rc1", "First")),
                        "attachments",
                        List.of(TrialFixture.file("rf1", "a.txt"))));
        one.envelopes.take();
        one.queue.take();
        return one.tracker.items().get(0);
    }

    private OutgoingTrial outgoing(Scripts scripts, Item item) {
        return Objects.requireNonNull(
                one.trials.run(one.side.connection, scripts, item.ref().key()).outgoing());
    }

    private IncomingTrial incoming(Scripts scripts, Item item) {
        return Objects.requireNonNull(
                one.trials.run(one.side.connection, scripts, item.ref().key()).incoming());
    }
}
