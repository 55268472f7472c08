package dev.syncline.journey;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node that dies at a named point of a ticket's way, or is asked to end, loses nothing and does nothing twice. Each
 * death is a process started again, so the build has those after which what is kept differs; the
 * others die in the torture profile, and all of them on PostgreSQL.
 */
class KilledOnTheWayTest extends TwoThatDie {

    private static final int TICKETS = 12;

    @Override
    ConnectedPair pair(Path folder) {
        return ConnectedPair.below(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"change.afterCommit", "outgoing.afterCommit", "transport.send.afterCall", "transport.file.midway"
            })
    void theSenderDies(String point) throws IOException {
        acmeDies(point);
    }

    @ParameterizedTest
    @Tag("torture")
    @ValueSource(
            strings = {
                "change.beforeCommit",
                "outgoing.afterRead",
                "outgoing.beforeCommit",
                "transport.send.beforeCall",
                "transport.send.afterCommit",
                "queue.done.beforeCommit",
                "queue.done.afterCommit"
            })
    void theSenderDiesElsewhere(String point) throws IOException {
        acmeDies(point);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport.receive.afterCommit",
                "incoming.intent.afterIntended",
                "incoming.write.afterCall",
                "incoming.afterCommit"
            })
    void theReceiverDies(String point) throws IOException {
        globexDies(point);
    }

    @ParameterizedTest
    @Tag("torture")
    @ValueSource(strings = {"transport.receive.beforeCommit", "incoming.beforeScript", "incoming.beforeCommit"})
    void theReceiverDiesElsewhere(String point) throws IOException {
        globexDies(point);
    }

    @Test
    void eachIsAskedToEndInTheMiddleOfItsWork() {
        DeskClient there = pair.globexDesk();
        List<String> made = IntStream.range(0, TICKETS)
                .mapToObj(number -> "Stopped " + number + ".")
                .toList();
        made.subList(0, TICKETS / 2).forEach(this::make);
        Eventually.holds("the first arrived", () -> !there.tickets("Stopped").isEmpty());
        globex.terminate();
        startGlobex();
        made.subList(TICKETS / 2, TICKETS).forEach(this::make);
        acme.terminate();
        startAcme();
        made.forEach(each -> arrivesOnce(make(each), each));
    }
}
