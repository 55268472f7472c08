package dev.syncline.script.api;

import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Difference;
import dev.syncline.script.Direction;
import dev.syncline.script.IncomingResult;
import dev.syncline.script.IncomingRun;
import dev.syncline.script.LocalKey;
import dev.syncline.script.OutgoingResult;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.TrackerPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The variables of one run, and what the rule left in them. */
public final class Scope {

    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final RuleLog log;
    private @Nullable Replica lastSent;

    private Scope(RuleLog log) {
        this.log = log;
    }

    /** What an outgoing rule starts with. */
    public static Scope of(OutgoingRun run, RuleLog log, HttpLimits calls) {
        Scope scope = new Scope(log);
        HubModel model = new HubModel(run.traces());
        HubObject item = model.item(run.item(), false);
        scope.common(
                model,
                item,
                run.connection(),
                run.tracker(),
                new HttpCalls(run.tracker(), calls),
                Direction.OUTGOING,
                null);
        scope.put(
                Variable.ISSUE_KEY,
                new IssueKey(
                        run.item().ref().id(),
                        run.item().ref().key(),
                        run.item().ref().entityType()));
        scope.lastSent = run.lastSent();
        scope.put(Variable.REPLICA, model.emptyReplica());
        scope.put(Variable.PREVIOUS, run.lastSent() == null ? null : model.replica(run.lastSent(), null));
        return scope;
    }

    /** What an incoming rule starts with. */
    public static Scope of(IncomingRun run, RuleLog log, HttpLimits calls) {
        Scope scope = new Scope(log);
        HubModel model = new HubModel(run.traces());
        HubObject replica = model.replica(run.replica(), run.previous());
        HubObject previous = run.previous() == null ? null : model.replica(run.previous(), null);
        LocalSide local = new LocalSide(model, run.local(), run.entityType(), run.store());
        scope.common(
                model,
                local.hub(),
                run.connection(),
                run.tracker(),
                new HttpCalls(run.tracker(), calls),
                Direction.INCOMING,
                previous);
        scope.put(Variable.ISSUE_URL, run.remoteUrl());
        scope.put(Variable.REPLICA, replica);
        scope.put(Variable.PREVIOUS, previous);
        scope.put(Variable.FIRST_SYNC, run.firstSync());
        scope.put(Variable.TRACES, traces(run.traces()));
        scope.put(Variable.STORE, local);
        return scope;
    }

    private void common(
            HubModel model,
            HubObject item,
            ConnectionFacts connection,
            TrackerPort tracker,
            HttpCalls calls,
            Direction direction,
            @Nullable HubObject previous) {
        NodeHelper nodeHelper = new NodeHelper(tracker, item);
        put(Variable.ENTITY, item);
        put(Variable.ISSUE, item);
        put(Variable.WORK_ITEM, item);
        put(Variable.NODE_HELPER, nodeHelper);
        put(Variable.SYNC_HELPER, new SyncHelper(tracker, direction));
        put(Variable.COMMENT_HELPER, new CommentHelper(model, previous));
        put(Variable.ATTACHMENT_HELPER, new AttachmentHelper(model, previous));
        put(Variable.WORK_LOG_HELPER, new WorkLogHelper(model, nodeHelper, previous));
        put(Variable.WORKFLOW_HELPER, new WorkflowHelper(nodeHelper));
        put(Variable.USER_HELPER, new UserHelper(nodeHelper));
        put(Variable.HTTP_CLIENT, new HttpHelper(calls));
        put(Variable.DEBUG, new DebugHelper());
        put(Variable.LOG, log);
        HubObject facts = new HubObject(Kind.ANY)
                .with("id", connection.id().toString())
                .with("name", connection.name())
                .with("localShortName", connection.localShortName())
                .with("remoteShortName", connection.remoteShortName());
        put(Variable.CONNECTION, facts);
        put(Variable.RELATION, facts);
    }

    private static List<@Nullable Object> traces(List<Trace> traces) {
        List<@Nullable Object> list = new ArrayList<>();
        traces.forEach(trace -> list.add(new HubObject(Kind.TRACE)
                .with("type", trace.type().name())
                .with("localId", trace.localId())
                .with("remoteId", trace.remoteId())));
        return list;
    }

    private void put(Variable variable, @Nullable Object value) {
        variables.put(variable.word(), value);
    }

    public Map<String, @Nullable Object> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** What the rule wrote to {@code log} so far. */
    public List<String> log() {
        return log.linesOf();
    }

    /** What an outgoing rule left. */
    public OutgoingResult outgoing() {
        HubObject replica = (HubObject) Objects.requireNonNull(variables.get(Variable.REPLICA.word()));
        return new OutgoingResult(
                OutgoingHub.replica(replica, lastSent), syncHelper().wishesOf(), log.linesOf());
    }

    /**
     * What an incoming rule left.
     *
     * @param returned what the rule returned; a pair of key and traces names the twin
     */
    public IncomingResult incoming(@Nullable Object returned) {
        LocalSide local = (LocalSide) Objects.requireNonNull(variables.get(Variable.STORE.word()));
        Difference difference = local.difference();
        LocalKey attachTo = local.attachTo();
        List<Trace> traces = new ArrayList<>();
        Returned pair = Returned.of(returned);
        if (pair != null) {
            attachTo = pair.key();
            difference = new Difference(null, Map.of(), List.of(), List.of());
            traces.addAll(RuleTrace.registered(pair.traces()));
        }
        RuleTrace.registered(variables.get(Variable.TRACES.word())).forEach(trace -> {
            if (!traces.contains(trace)) {
                traces.add(trace);
            }
        });
        return new IncomingResult(
                difference,
                attachTo,
                traces,
                syncHelper().syncBackOf(),
                syncHelper().wishesOf(),
                log.linesOf(),
                local.assignedIn());
    }

    private SyncHelper syncHelper() {
        return (SyncHelper) Objects.requireNonNull(variables.get(Variable.SYNC_HELPER.word()));
    }
}
