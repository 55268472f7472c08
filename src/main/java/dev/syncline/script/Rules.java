package dev.syncline.script;

import dev.syncline.script.api.RuleLog;
import dev.syncline.script.api.Scope;
import dev.syncline.script.fence.CompiledRule;
import dev.syncline.script.fence.NotARule;
import dev.syncline.script.fence.RuleCompiler;
import dev.syncline.script.fence.RuleThreads;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compiles and runs rules. */
@Component
public class Rules {

    private final RuleSettings settings;
    private final RuleCompiler compiler;
    private final RuleCache cache;
    private final RuleThreads threads;

    public Rules(RuleSettings settings) {
        this.settings = settings;
        compiler = new RuleCompiler(settings.sourceLength(), settings.compileTime());
        cache = new RuleCache(compiler);
        threads = new RuleThreads(settings.limits());
    }

    /** What is wrong with a text that shall become a rule; empty when it compiles and passes the fence. */
    public List<Problem> check(Direction direction, String source) {
        try {
            CompiledRule compiled = compiler.compile(source);
            compiled.forget();
            return compiled.outsiders();
        } catch (NotARule e) {
            return e.problems();
        }
    }

    /** The same, and what else in it looks like a mistake beside a tracker that says which fields it has, or nothing. */
    public List<Problem> inspect(Direction direction, String source, TrackerFields tracker) {
        try {
            CompiledRule compiled = compiler.compile(source);
            compiled.forget();
            List<Problem> values = DoubtfulValues.in(compiled.mentions(), direction, tracker);
            // The tracker knows better than the list of names that items have in common.
            List<Problem> fields = DoubtfulFields.in(compiled.mentions(), direction).stream()
                    .filter(field -> values.stream().noneMatch(field::isWhere))
                    .toList();
            return Stream.of(
                            compiled.mentions().isEmpty() ? List.of(DoubtfulNames.idle(direction)) : List.<Problem>of(),
                            compiled.outsiders(),
                            DoubtfulNames.in(compiled, direction),
                            DoubtfulArguments.in(compiled.mentions()),
                            fields,
                            values,
                            DoubtfulPatterns.in(compiled.mentions()))
                    .flatMap(List::stream)
                    .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                    .toList();
        } catch (NotARule e) {
            return e.problems();
        }
    }

    /**
     * Runs an outgoing rule. What the ports throw passes through as it is, unless the rule caught it.
     *
     * @throws ScriptFault when the rule fails, is refused something or runs out of its budget
     */
    public OutgoingResult runOutgoing(OutgoingRun run) {
        return runOutgoing(run, usage -> {});
    }

    /** The same, telling at its end what the run used. */
    public OutgoingResult runOutgoing(OutgoingRun run, Consumer<RunUsage> usage) {
        OutsideWorld outside = new OutsideWorld(run.tracker(), null);
        Scope scope = Scope.of(
                new OutgoingRun(run.rule(), run.item(), run.lastSent(), run.traces(), run.connection(), outside),
                log(),
                settings.httpLimits());
        return run(run.rule(), scope, outside, returned -> scope.outgoing(), usage);
    }

    /**
     * Runs an incoming rule. What the ports throw passes through as it is, unless the rule caught it.
     *
     * @throws ScriptFault when the rule fails, is refused something or runs out of its budget
     */
    public IncomingResult runIncoming(IncomingRun run) {
        return runIncoming(run, usage -> {});
    }

    /** The same, telling at its end what the run used. */
    public IncomingResult runIncoming(IncomingRun run, Consumer<RunUsage> usage) {
        OutsideWorld outside = new OutsideWorld(run.tracker(), run.store());
        IncomingRun guarded = new IncomingRun(
                run.rule(),
                run.local(),
                run.entityType(),
                run.replica(),
                run.previous(),
                run.traces(),
                run.connection(),
                outside,
                outside,
                run.remoteUrl());
        Scope scope = Scope.of(guarded, log(), settings.httpLimits());
        return run(run.rule(), scope, outside, scope::incoming, usage);
    }

    private RuleLog log() {
        return new RuleLog(settings.logLines(), settings.logLineLength());
    }

    private <T> T run(Rule rule, Scope scope, OutsideWorld outside, Ending<T> ending, Consumer<RunUsage> usage) {
        CompiledRule compiled = cache.get(rule);
        try {
            return threads.run(
                    () -> ending.of(compiled.run(scope.variables())),
                    used -> usage.accept(new RunUsage(used.wall(), used.cpu(), used.allocated(), scope.log())));
        } catch (ScriptFault e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The node is stopping; the rule was not run to its end.", e);
        } catch (Throwable e) {
            if (e instanceof RuntimeException failure && outside.isFailure(e)) {
                throw failure;
            }
            if (e instanceof LinkageError) {
                cache.drop(rule);
            }
            throw Faults.of(rule, compiled, e).after(scope.log());
        }
    }

    /** Reads what a rule left behind, still inside its bounds. */
    private interface Ending<T> {
        T of(@Nullable Object returned);
    }
}
