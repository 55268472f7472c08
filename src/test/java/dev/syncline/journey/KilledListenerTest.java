package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.Item;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that dies while it listens, and polls when it starts and once an hour, misses nothing and does nothing twice; of
 * two processes the one that lives on hears what happened, without a poll.
 */
class KilledListenerTest extends CapturedCases {

    private static final int WHILE_IT_DIES = 20;

    @Test
    @Tag("torture")
    void whatHappenedWhileItDiedAndWhileItWasGoneArrivesOnce(@TempDir Path folder) {
        NodeArguments acme = listening("Acme", folder.resolve("acme"));
        try (RunningNode globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")))) {
            String first = prepare(acme, globex);
            List<String> all = IntStream.rangeClosed(1, WHILE_IT_DIES + 2)
                    .mapToObj("Printer %02d"::formatted)
                    .toList();

            try (NodeProcess mortal = NodeProcess.start(acme)) {
                Eventually.holds("somebody listens", () -> events.listening() == 1);
                all.subList(0, WHILE_IT_DIES).forEach(this::make);
                Eventually.holds(
                        () -> "the first is there" + mortal.log(),
                        () -> summaries(globex).contains("Printer 01"));
                mortal.kill();
            }
            Eventually.holds("nobody listens", () -> events.listening() == 0);
            all.subList(WHILE_IT_DIES, all.size()).forEach(this::make);
            salesforce.say(first, "While nobody listened.", true);
            salesforce.set(first, "Subject", "First, changed");

            try (NodeProcess again = NodeProcess.start(acme)) {
                Eventually.holds(
                        () -> "all are there: " + summaries(globex) + again.log(),
                        () -> summaries(globex).containsAll(all)
                                && summaries(globex).contains("First, changed"));
                make("The last");
                Eventually.holds(
                        () -> "it goes on" + again.log(),
                        () -> summaries(globex).contains("The last"));
            }

            assertThat(summaries(globex)).hasSize(all.size() + 2).doesNotHaveDuplicates();
            assertThat(tickets(globex))
                    .filteredOn(
                            ticket -> "First, changed".equals(ticket.fields().get("summary")))
                    .flatMap(Item::comments)
                    .hasSize(2);
            assertThat(salesforce.count("Case")).as("nothing came back").isEqualTo(all.size() + 2);
            assertThat(salesforce.count("CaseComment")).isEqualTo(2);
        }
    }

    @Test
    void ofTwoProcessesTheOtherGoesOnWhenTheOneThatListensDies(@TempDir Path folder) {
        PostgresServer.Database database = PostgresServer.newDatabase();
        NodeArguments first = on(database, listening("Acme", folder.resolve("acme")));
        NodeArguments second = anotherOf(database, first);
        try (NodeProcess one = NodeProcess.start(first)) {
            Eventually.holds("somebody listens", () -> events.listening() == 1);
            try (RunningNode two = RunningNode.start(second)) {
                make("Before");
                Eventually.holds("it is heard", () -> !places(two).isEmpty());
                List<String> before = places(two);

                one.kill();
                make("Meanwhile");

                Eventually.holds(
                        "the living one hears what happened meanwhile",
                        () -> !places(two).equals(before));
                assertThat(events.mostListening()).isEqualTo(1);
            }
        }
    }

    /** Connects both, and stops the one that is to die once it knows a case; returns the case. */
    private String prepare(NodeArguments acme, RunningNode globex) {
        try (RunningNode living = RunningNode.start(acme)) {
            connect(living, globex);
            Eventually.holds("the first poll is over", () -> rows(living, "change_cursor") == 1);
            Eventually.holds("somebody listens", () -> events.listening() == 1);
            String first = make("First");
            salesforce.say(first, "While it listened.", true);
            salesforce.set(first, "Priority", "High");
            Eventually.holds(
                    () -> "the first is there" + living.state(),
                    () -> summaries(globex).contains("First"));
            return first;
        }
    }

    private String make(String subject) {
        return salesforce.create(subject, "It burns", "High");
    }
}
