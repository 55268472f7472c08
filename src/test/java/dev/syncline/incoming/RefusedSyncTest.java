package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Fault;
import dev.syncline.item.RefusedMessage;
import dev.syncline.queue.Outcome;
import dev.syncline.testing.FakeSide;
import dev.syncline.transport.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of an item that the rule or the tracker refuses, here and to the other side. */
class RefusedSyncTest {

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void parksWhatTheRuleCannotDoAndTellsBothSides() {
        one.side.publish("", "log.info('Sum')\nprintln 7\nthrow new IllegalStateException('No such luck')");
        Envelope envelope = everything();
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Park.class);
        assertThat(one.faults()).extracting(Fault::said).containsExactly("Sum\n7");
        List<Envelope> answers = one.envelopes.take();
        assertThat(answers).extracting(Envelope::kind).containsExactly(RefusedMessage.KIND);
        assertThat(RefusedMessage.fromBody(answers.get(0).body()).message())
                .as("the rule's text and what it threw stay here")
                .isEqualTo("Its incoming rule failed in line 3; its administrator sees why.");
        assertThat(one.tracker.items()).isEmpty();

        one.side.publish("", FakeSide.INCOMING);
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertThat(one.faults()).isEmpty();
    }

    @Test
    void tellsTheOtherSideWhatARuleSaysInItsOwnWords() {
        one.side.publish("", "debug.error('Tickets of this category are not taken here.')");
        one.receive(everything());
        assertThat(RefusedMessage.fromBody(one.envelopes.take().get(0).body()).message())
                .isEqualTo("Tickets of this category are not taken here.");
    }

    @Test
    void parksWhatTheTrackerRefusesAndTriesTheRestAgain() {
        one.tracker.failBefore("create", new TrackerFailure(TrackerFailure.Kind.VALIDATION, "Summary is too long."));
        Envelope envelope = everything();
        assertThat(one.receive(envelope)).isEqualTo(Outcome.park("Summary is too long."));
        assertThat(one.faults())
                .as("published rules try it again")
                .extracting(Fault::rule)
                .containsExactly("incoming");

        one.tracker.failBefore(
                "create",
                new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "Busy.", Map.of(), Duration.ofSeconds(3), null));
        assertThat(one.receive(envelope)).isEqualTo(new Outcome.Retry("Busy.", Duration.ofSeconds(3)));
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertThat(one.item().comments()).hasSize(2);
    }

    @Test
    void namesTheLineThatSetWhatTheTrackerRefused() {
        one.side.publish("", "issue.summary = replica.summary\nif (true) { store(issue) }\nissue.description = 'x'");
        TrackerFailure refusal = TrackerFailure.ofField("summary", "Summary is too long.");

        one.tracker.failBefore("create", refusal);
        one.receive(everything());
        assertThat(one.faults())
                .extracting(Fault::line)
                .as("the one that stored")
                .containsExactly(2);

        one.side.publish("", "if (true) {\n    issue.summary = replica.summary\n}\nissue.description = 'x'");
        one.tracker.failBefore("create", refusal);
        one.receive(everything());
        assertThat(one.faults())
                .extracting(Fault::line)
                .as("the one that assigned")
                .containsExactly(2, 2);
        assertThat(RefusedMessage.fromBody(one.envelopes.take().get(1).body()).line())
                .isEqualTo(2);
    }

    @Test
    void namesTheLineThatSetItLastWhereSeveralDo() {
        one.side.publish("", """
                issue.summary = 'x'
                // issue.summary = 'z'
                if (replica.summary == 'y') { issue.summary = 'y' }
                ['summary'].each { name ->
                    issue."$name" = replica.summary
                }
                if (replica.summary == 'w') { issue.summary = 'w' }
                issue.priority = nodeHelper.getPriority('Hot')
                """);
        TrackerFailure refusal = TrackerFailure.ofField("summary", "Summary is too long.");
        one.tracker.failBefore("create", refusal);
        one.receive(everything());
        assertThat(one.faults()).extracting(Fault::line).containsExactly(5);

        one.tracker.failBefore(
                "create",
                new TrackerFailure(
                        TrackerFailure.Kind.VALIDATION,
                        "Both are wrong.",
                        Map.of("summary", "Too long.", "priority", "Too hot."),
                        null,
                        null));
        one.receive(everything());
        assertThat(one.faults())
                .extracting(Fault::line)
                .as("two lines led to it")
                .contains(0);
    }

    @Test
    void saysEachSentenceOfARefusalOnce() {
        Map<String, String> fields = Map.of("priority", "There is no priority 'Hot'.", "floor", "Give a floor.");
        one.tracker.failBefore(
                "create",
                new TrackerFailure(TrackerFailure.Kind.VALIDATION, "There is no priority 'Hot'.", fields, null, null));
        assertThat(one.receive(everything()))
                .isEqualTo(Outcome.park("There is no priority 'Hot'. (floor: Give a floor.)"));
    }

    /** The refused value is not written again once the rule sends another. */
    @Test
    void writesWhatACorrectedRuleWantsAfterARefusal() {
        one.receive(everything());
        one.side.publish("", "issue.summary = 'Refused'");
        one.tracker.failBefore("update", new TrackerFailure(TrackerFailure.Kind.VALIDATION, "Summary is refused."));
        Envelope envelope = one.sync(Map.of("summary", "New"));
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Park.class);

        one.side.publish("", "issue.priority = [name: 'High']");

        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertThat(one.item().fields()).containsEntry("summary", "Printer");
    }

    private Envelope everything() {
        return one.sync(Map.of(
                "summary",
                "Printer",
                "comments",
                List.of(IncomingFixture.comment("rc1", "First"), IncomingFixture.comment("rc2", "Second"))));
    }
}
