package dev.syncline.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.redmine.RedmineServer;
import dev.syncline.testing.Digests;
import dev.syncline.testing.Eventually;
import dev.syncline.torture.Field;
import dev.syncline.torture.Journal;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A Redmine and a Request Tracker, both real, kept in step under the rules that each side starts with. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Run run = new Run();
    private final Pair pair = run.pair();
    private final Office redmine = pair.office(Place.ACME);
    private final Office rt = pair.office(Place.GLOBEX);
    private boolean toldEachOther;

    @BeforeAll
    void start() {
        pair.start();
    }

    @AfterAll
    void stop() {
        pair.close();
    }

    @Test
    @Order(1)
    void anIssueOfRedmineAndItsTicketTellEachOtherEverythingPublic() {
        String issue = redmine.create("Printer on fire", "It burns since noon.\nSend somebody.");
        redmine.say(issue, "We saw it {c1 v1}", false);
        redmine.say(issue, Words.among(Place.ACME, 1), true);
        redmine.attach(issue, "smoke.bin", bytes("smoke"));
        String ticket = arrives(rt, "Printer on fire");
        shows(rt, ticket, "c1 and the file", each -> each.version("c1").equals("v1") && each.hasFile("smoke.bin"));

        rt.say(ticket, "We are coming {c2 v1}", false);
        rt.say(ticket, Words.among(Place.GLOBEX, 2), true);
        rt.attach(ticket, "bill.bin", bytes("bill"));
        rt.write(ticket, Field.STATUS, "stalled");
        rt.write(ticket, Field.ROOM, "Third");
        shows(redmine, issue, "the answer", each -> each.version("c2").equals("v1") && each.hasFile("bill.bin"));
        shows(
                redmine,
                issue,
                "status and floor",
                each -> "stalled".equals(each.fields().get(Field.STATUS))
                        && "Third".equals(each.fields().get(Field.ROOM)));

        redmine.write(issue, Field.STATUS, "resolved");
        redmine.write(issue, Field.ROOM, "Fourth");
        redmine.rewrite(redmine.read(issue).comments().get(0).id(), "We all saw it {c1 v2}");
        shows(
                rt,
                ticket,
                "status and floor",
                each -> "resolved".equals(each.fields().get(Field.STATUS))
                        && "Fourth".equals(each.fields().get(Field.ROOM)));
        same(issue, ticket);
        toldEachOther = true;
    }

    @Test
    @Order(2)
    void nothingIsLostOrDoubledWhileNodesDieAndServersRestart() {
        assertThat(toldEachOther).as("the journey before came to its end").isTrue();
        StormSettings settings = StormSettings.ofProperties();
        StormOutcome outcome = storm(settings);
        System.out.println(outcome.report());

        assertThat(outcome.findings())
                .as(() -> outcome.report() + run.inTheWay())
                .isEmpty();
        assertThat(outcome.operations()).isGreaterThan(settings.operations() * 9 / 10);
    }

    @Test
    @Order(3)
    void clientsThatOthersWroteSeeTheSame() {
        Map<String, String> issues = Clients.redmine(pair.redmine().address(), RedmineServer.MANAGER);
        Map<String, String> tickets = Clients.rt(pair.rt().address());

        assertThat(issues).isEqualTo(listed(redmine));
        assertThat(tickets).isEqualTo(listed(rt));
        assertThat(issues.values()).containsExactlyInAnyOrderElementsOf(tickets.values());
    }

    private static Map<String, String> listed(Office office) {
        return office.ids("").stream().collect(Collectors.toMap(id -> id, id -> {
            Map<Field, String> fields = office.read(id).fields();
            return fields.get(Field.STATUS) + " " + fields.get(Field.SUMMARY);
        }));
    }

    private StormOutcome storm(StormSettings settings) {
        try (Journal journal = new Journal(run.folder().resolve("operations.log"))) {
            return new Storm(pair, journal, settings).run();
        }
    }

    private void same(String issue, String ticket) {
        Ticket here = redmine.read(issue);
        Ticket there = rt.read(ticket);
        assertThat(there.fields()).isEqualTo(here.fields());
        assertThat(here.comments()).extracting(Ticket.Said::token).containsExactly("c1", "c2");
        assertThat(there.comments()).extracting(Ticket.Said::token).containsExactly("c1", "c2");
        for (Ticket each : List.of(here, there)) {
            assertThat(each.files())
                    .extracting(Ticket.File::filename, Ticket.File::sha256)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("smoke.bin", Digests.sha256(bytes("smoke"))),
                            org.assertj.core.groups.Tuple.tuple("bill.bin", Digests.sha256(bytes("bill"))));
        }
    }

    private String arrives(Office office, String subject) {
        Eventually.holds(
                PATIENCE,
                () -> "'" + subject + "' arrives",
                () -> !office.ids(subject).isEmpty());
        assertThat(office.ids(subject)).hasSize(1);
        return office.ids(subject).get(0);
    }

    private void shows(Office office, String id, String what, Predicate<Ticket> shown) {
        Eventually.holds(
                PATIENCE,
                () -> what + " is shown by " + office.read(id) + run.inTheWay(),
                () -> shown.test(office.read(id)));
    }

    private static byte[] bytes(String text) {
        return text.repeat(3_000).getBytes(StandardCharsets.UTF_8);
    }
}
