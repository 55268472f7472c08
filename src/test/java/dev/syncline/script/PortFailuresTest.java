package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tracker throws inside a rule is told to the caller as it is, unless the rule made something else of it. */
class PortFailuresTest {

    private final RuntimeException failure =
            new TrackerFailure(TrackerFailure.Kind.RATE_LIMITED, "The tracker asks for a pause.");
    private final TrackerPort failing = new FailingTracker();
    private final StorePort failingStore = difference -> {
        throw failure;
    };
    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodeHelper.getStatus('Open')",
                "nodeHelper.getPriority('High')",
                "nodeHelper.getUserByEmail('jane@acme.test')",
                "nodeHelper.getUserByUsername('jane')",
                "nodeHelper.getTeamIdByName('Ops')",
                "nodeHelper.getProject('ACME')",
                "nodeHelper.getIssueType('ticket')",
                "syncHelper.trackerUrl",
                "nodeHelper.getOption(issue, 'Group', 'A')",
                "nodeHelper.getCustomField('1', 'Group', 'A')",
                "nodeHelper.getResolution('Fixed')",
                "nodeHelper.getVersion('1.0', 'ACME')",
                "workflowHelper.transition(issue, 'Open')",
                "userHelper.getByEmail('jane@acme.test')",
                "httpClient.get('/x')",
                "syncHelper.getLocalIssueKeyFromRemoteId('77')",
                "[1].each { nodeHelper.getStatus('Open') }",
                "[2, 1].sort { nodeHelper.getStatus('Open') }",
                "\"${-> nodeHelper.getStatus('Open')}\".toString()",
                "def ask() { nodeHelper.getStatus('Open') }; ask()",
                "class A { def n; def ask() { n.getStatus('Open') } }; new A(n: nodeHelper).ask()",
                "class A { A(n) { n.getStatus('Open') } }; new A(nodeHelper)",
                "class A { def n; String toString() { n.getStatus('Open') } }; \"${new A(n: nodeHelper)}\".toString()",
                "nodeHelper.with { getStatus('Open') }",
                "nodeHelper?.getStatus('Open')?.name",
                "def ask = nodeHelper.&getStatus; ask('Open')",
                "try { nodeHelper.getStatus('Open') } finally { log.info('done') }",
                "try { nodeHelper.getStatus('Open') } catch (IllegalStateException e) { }",
                "try { nodeHelper.getStatus('Open') } catch (Exception e) { log.warn(e.message); throw e }"
            })
    void aFailureComesOutAsItIs(String source) {
        assertThat(catchThrowable(() -> outgoing(source))).isSameAs(failure);
        assertThat(catchThrowable(() -> incoming(source))).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store(entity)",
                "store(issue); entity.summary = 'later'",
                "[1].each { store(entity) }",
                "commentHelper.mergeComments(entity, replica) { store(entity) }",
                "try { store(entity) } finally { entity.summary = 'later' }"
            })
    void aFailureToStoreComesOutAsItIs(String source) {
        assertThat(catchThrowable(() -> incoming(source))).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exception", "RuntimeException", "Throwable"})
    void aRuleThatCatchesTheFailureDecidesWhatHappens(String caught) {
        String ask =
                "try { nodeHelper.getStatus('Open') } catch (%s e) { target.summary = e.message }".formatted(caught);
        assertThat(outgoing(ask.replace("target", "replica")).replica().hub())
                .containsEntry("summary", "The tracker asks for a pause.");
        assertThat(incoming(ask.replace("target", "entity")).difference().fields())
                .containsEntry("summary", "The tracker asks for a pause.");
        assertThat(incoming("try { store(entity) } catch (%s e) { entity.summary = 'kept' }".formatted(caught))
                        .difference()
                        .fields())
                .containsEntry("summary", "kept");
    }

    @Test
    void aRuleMayRaiseTheFailureInItsOwnWords() {
        String source = """
                try { nodeHelper.getStatus('Open') }
                catch (Exception e) { throw new com.exalate.api.exception.IssueTrackerException("No status: ${e.message}", e) }
                """;
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> incoming(source));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.RAISED);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessage("No status: The tracker asks for a pause.").hasRootCause(failure);
    }

    @Test
    void afterAFailureThatWasCaughtTheNextFaultIsTheRules() {
        String source = "try { nodeHelper.getStatus('Open') } catch (Exception e) { }\nreplica.nothing.name";
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> incoming(source));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.THROWN);
        assertThat(fault.line()).isEqualTo(2);
    }

    @Test
    void aRuleCannotLookIntoTheFailure() {
        for (String source : new String[] {"e.kind()", "e.stackTrace", "e.fields()", "e.class.classLoader"}) {
            ScriptFault fault = catchThrowableOfType(
                    ScriptFault.class,
                    () -> incoming(
                            "try { nodeHelper.getStatus('Open') } catch (Exception e) { %s }".formatted(source)));
            assertThat(fault).as(source).isNotNull();
            assertThat(fault.kind()).as(source).isEqualTo(ScriptFault.Kind.REFUSED);
        }
    }

    private OutgoingResult outgoing(String source) {
        return bench.rules.runOutgoing(new OutgoingRun(
                new Rule(bench.connection, 1, Direction.OUTGOING, source),
                bench.item(),
                null,
                bench.traces,
                bench.facts(),
                failing));
    }

    private IncomingResult incoming(String source) {
        return bench.rules.runIncoming(new IncomingRun(
                new Rule(bench.connection, 1, Direction.INCOMING, source),
                null,
                "ticket",
                new Replica(Map.of("summary", "x", "comments", List.of(RuleBench.comment("r1", "Hi")))),
                null,
                bench.traces,
                bench.facts(),
                failing,
                failingStore));
    }

    /** A tracker that answers every question with the failure. */
    private final class FailingTracker implements TrackerPort {

        @Override
        public Optional<Map<String, Object>> find(ReferenceKind kind, String name, String entityType) {
            throw failure;
        }

        @Override
        public String trackerUrl() {
            throw failure;
        }

        @Override
        public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
            throw failure;
        }

        @Override
        public HttpAnswer call(HttpCall call) {
            throw failure;
        }

        @Override
        public Optional<LocalKey> localKeyOf(String remoteId) {
            throw failure;
        }
    }
}
