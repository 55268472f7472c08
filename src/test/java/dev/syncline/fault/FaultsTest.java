package dev.syncline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.RulesPublished;
import dev.syncline.queue.Queue;
import dev.syncline.script.Direction;
import dev.syncline.script.ScriptFault;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InOrder;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept about what stands in the way. */
@ExtendWith(OutputCaptureExtension.class)
class FaultsTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Faults faults;

        @Autowired
        FaultNews news;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ApplicationEventPublisher events;

        final ConnectionId connection = new ConnectionId(UUID.randomUUID());

        @Test
        void isOneLineOfTheLogWithoutTheWordsOfAnItem(CapturedOutput output) {
            faults.report(fault("ACME-1\nforged", "Nobody is called Jane Doe.", null));
            faults.report(fault("ACME-1\nforged", "Nobody is called Jane Doe.", null));

            assertThat(output.getOut().lines().filter(line -> line.contains(connection.toString())))
                    .singleElement()
                    .asString()
                    .contains("WARN", "ITEM", "ACME-1 forged")
                    .doesNotContain("Jane Doe");
        }

        @Test
        void countsTheSameFaultUp() {
            Fault first = faults.report(fault("ACME-1", "No such status.", null));
            Fault second = faults.report(fault("ACME-1", "No such status.", null));
            faults.report(fault("ACME-2", "No such status.", null));

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.times()).isEqualTo(2);
            assertThat(faults.open(connection, null, 10)).hasSize(2);
        }

        @Test
        void countsAFaultOfTheSameWorkUpAndKeepsItsLatestWords() {
            faults.report(fault("ACME-1", "No such status 'x'.", 77L));
            Fault latest = faults.report(fault("ACME-1", "No such status 'y'.", 77L));

            assertThat(latest.times()).isEqualTo(2);
            assertThat(latest.message()).isEqualTo("No such status 'y'.");
        }

        @Test
        void closesWhatWentThroughAfterAll() {
            Fault parked = faults.report(fault("ACME-1", "No such status.", 78L));
            faults.resolveWork(78L);
            assertThat(faults.open(connection, null, 10)).isEmpty();
            assertThat(faults.find(parked.id())).isPresent();

            assertThat(faults.report(fault("ACME-1", "No such status.", 78L)).id())
                    .isNotEqualTo(parked.id());
        }

        @Test
        void closesTheFaultsOfOneItemAndRule() {
            faults.report(fault("ACME-1", "One.", null));
            faults.report(fault("ACME-2", "Two.", null));
            faults.resolveItem(connection, "ACME-1", "incoming");

            assertThat(faults.open(connection, null, 10))
                    .extracting(Fault::item)
                    .containsExactly("ACME-2");
        }

        @Test
        void workIsAlikeThatFailedInOneLineOfOneRevisionWhateverTheWords() {
            Fault one = faults.report(fault("ACME-1", "No such status 'x'.", 1L).because("line 4 of revision 2"));
            faults.report(fault("ACME-2", "No such status 'y'.", 2L).because("line 4 of revision 2"));
            faults.report(fault("ACME-3", "No such status 'x'.", 3L).because("line 4 of revision 3"));
            faults.report(fault("ACME-4", "No such status 'x'.", 4L).because("line 5 of revision 2"));
            faults.report(new NewFault(
                            Fault.Level.ITEM, connection, "ACME-5", "No such status 'x'.", "outgoing", 4, "Do.", 5L)
                    .because("line 4 of revision 2"));
            ConnectionId other = new ConnectionId(UUID.randomUUID());
            faults.report(
                    new NewFault(Fault.Level.ITEM, other, "ACME-6", "No such status 'x'.", "incoming", 4, "Do.", 6L)
                            .because("line 4 of revision 2"));
            Fault closed =
                    faults.report(fault("ACME-7", "No such status 'z'.", 7L).because("line 4 of revision 2"));
            faults.resolve(closed.id(), "ann");

            assertThat(faults.workLike(one, 10)).containsExactly(1L, 2L);
        }

        @Test
        void otherWorkIsAlikeWhereTheSameIsToBeDone() {
            Fault one = faults.report(fault("ACME-1", "ACME-1 is too long.", 11L));
            faults.report(fault("ACME-2", "ACME-2 is too long.", 12L));
            faults.report(new NewFault(
                    Fault.Level.ITEM, connection, "ACME-3", "Forbidden.", "incoming", 4, "Ask for a permission.", 13L));

            assertThat(faults.workLike(one, 10)).containsExactly(11L, 12L);
        }

        @Test
        void newsIsGroupedByWhatIsAlikeToo() {
            faults.report(fault("ACME-1", "No such status 'x'.", null).because("line 4 of revision 2"));
            faults.report(fault("ACME-2", "No such status 'y'.", null).because("line 4 of revision 2"));
            faults.report(fault("ACME-3", "No such status 'x'.", null).because("line 5 of revision 2"));
            List<FaultGroup> groups = news.groups("alike").stream()
                    .filter(group -> connection.equals(group.connection()))
                    .toList();

            assertThat(groups).extracting(FaultGroup::count).containsExactly(2L, 1L);
            assertThat(groups).extracting(FaultGroup::key).doesNotHaveDuplicates();
            assertThat(groups).allSatisfy(group -> assertThat(group.key()).hasSizeLessThan(100));
            assertThat(news.of("alike", groups.get(0), 10))
                    .extracting(Fault::item)
                    .containsExactlyInAnyOrder("ACME-1", "ACME-2");
        }

        @Test
        void closesWhatAConnectionReportedOfOneThingOnly() {
            NewFault unreachable = new NewFault(
                    Fault.Level.CONNECTION, connection, "The other node", "No answer.", null, 0, "Wait.", null);
            faults.report(unreachable);
            faults.report(fault("The other node", "An item of that name.", null));
            faults.resolveConnection(new ConnectionId(UUID.randomUUID()), "The other node");
            assertThat(faults.open(connection, null, 10)).hasSize(2);
            faults.resolveConnection(connection, "The other node");

            assertThat(faults.open(connection, null, 10))
                    .extracting(Fault::level)
                    .containsExactly(Fault.Level.ITEM);
        }

        @Test
        void retriesWhatARuleFailedOnWhenOtherRulesArePublishedAndNothingElse() {
            faults.report(fault("ACME-2", "No such status.", 92L));
            faults.report(fault("ACME-1", "No such status.", 91L));
            faults.report(fault("ACME-3", "Not of work.", null));
            faults.report(new NewFault(Fault.Level.ITEM, connection, "ACME-4", "Forbidden.", null, 0, "Ask.", 94L));
            Fault closed = faults.report(fault("ACME-5", "No such status.", 95L));
            faults.resolve(closed.id(), "ann");
            Queue queue = Mockito.mock(Queue.class);
            StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("queue", queue));
            new RetryWithNewRules(jdbc, Clock.systemUTC(), beans.getBeanProvider(Queue.class))
                    .on(new RulesPublished(connection, 2));

            InOrder inOrder = Mockito.inOrder(queue);
            inOrder.verify(queue).retry(91L);
            inOrder.verify(queue).retry(92L);
            Mockito.verifyNoMoreInteractions(queue);
        }

        @Test
        void showsTheNewestFirst() {
            faults.report(fault("ACME-1", "One.", null));
            faults.report(fault("ACME-2", "Two.", null));
            faults.report(fault("ACME-1", "One.", null));

            assertThat(faults.open(connection, null, 1)).extracting(Fault::item).containsExactly("ACME-1");
        }

        @Test
        void goesThroughAllOpenFaultsByThePlaceWhereTheLastPageEnded() {
            for (int number = 1; number <= 5; number++) {
                faults.report(fault("ACME-" + number, "One.", null));
            }
            jdbc.sql("update fault set last_seen = (select min(last_seen) from fault) where connection = ?"
                            + " and item in ('ACME-2', 'ACME-3', 'ACME-4')")
                    .param(connection.value())
                    .update();
            List<Fault> all = faults.open(connection, null, 10);

            List<Fault> seen = new ArrayList<>(faults.open(connection, null, 2));
            seen.addAll(faults.open(connection, FaultMark.of(seen.get(1)), 2));
            seen.addAll(faults.open(
                    connection, FaultMark.read(FaultMark.of(seen.get(3)).text()), 2));
            assertThat(seen).isEqualTo(all);
            assertThat(seen).hasSize(5);
            assertThat(faults.open(connection, FaultMark.of(seen.get(4)), 2)).isEmpty();
        }

        @Test
        void findsThoseOfAnItemByTheNamesItHasOnEachConnection() {
            ConnectionId other = new ConnectionId(UUID.randomUUID());
            faults.report(fault("ACME-1", "One.", null));
            faults.report(fault("GLOBEX-7", "Another item's: there this is the key of ours elsewhere.", null));
            faults.report(new NewFault(Fault.Level.ITEM, other, "GLOBEX-7", "Two.", "outgoing", 4, "Retry.", null));

            assertThat(faults.openOf(Map.of(connection, Set.of("ACME-1"), other, Set.of("ACME-1", "GLOBEX-7"))))
                    .extracting(Fault::message)
                    .containsExactly("Two.", "One.");
            assertThat(faults.openOf(Map.of(connection, Set.of()))).isEmpty();
        }

        @Test
        void losesTheFaultsOfAConnectionThatIsDeleted() {
            Fault fault = faults.report(fault("ACME-1", "One.", null));
            events.publishEvent(new ConnectionDeleted(connection));

            assertThat(faults.find(fault.id())).isEmpty();
        }

        @Test
        void pausesAConnectionOnlyWhenFiveDifferentItemsFailOnOneRevision() {
            Connections connections = Mockito.mock(Connections.class);
            RuleFailures failures = new RuleFailures(jdbc, connections, faults);
            for (int number = 1; number <= 4; number++) {
                failures.failed(connection, "incoming", 3, "ACME-" + number);
            }
            failures.failed(connection, "incoming", 3, "ACME-1");
            failures.failed(connection, "incoming", 4, "ACME-5");
            verify(connections, never()).deactivate(eq(connection), any());

            failures.passed(connection, "incoming", "ACME-1");
            failures.failed(connection, "incoming", 3, "ACME-6");
            verify(connections, never()).deactivate(eq(connection), any());

            failures.failed(connection, "incoming", 3, "ACME-7");
            verify(connections).deactivate(eq(connection), any());
            assertThat(faults.open(connection, null, 10))
                    .extracting(Fault::level)
                    .containsExactly(Fault.Level.CONNECTION);

            events.publishEvent(new ConnectionActivated(connection));
            assertThat(faults.open(connection, null, 10)).isEmpty();
        }

        @Test
        void goesOnWhenARuleItselfTurnsItemsAway() {
            Connections connections = Mockito.mock(Connections.class);
            Setbacks setbacks = new Setbacks(faults, new RuleFailures(jdbc, connections, faults));
            ScriptFault raised =
                    new ScriptFault(ScriptFault.Kind.RAISED, Direction.INCOMING, 1, 1, "Not taken here.", null, null);
            for (int number = 1; number <= RuleFailures.PAUSES_AT; number++) {
                setbacks.of(raised, new Attempt(connection, "ACME-" + number, "incoming", 3, 300L + number));
            }
            verify(connections, never()).deactivate(eq(connection), any());
            assertThat(faults.open(connection, null, 10)).hasSize(RuleFailures.PAUSES_AT);
        }

        private NewFault fault(String item, String message, @Nullable Long work) {
            return new NewFault(
                    Fault.Level.ITEM, connection, item, message, "incoming", 4, "Correct the rule and retry.", work);
        }
    }

    @Nested
    @OnH2
    class FaultsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class FaultsOnPostgres extends Contract {}
}
