package dev.syncline.script;

import dev.syncline.script.api.HttpLimits;
import dev.syncline.script.api.RuleLog;
import dev.syncline.script.api.Scope;
import dev.syncline.script.fence.CompiledRule;
import dev.syncline.script.fence.Limits;
import dev.syncline.script.fence.RuleCompiler;
import dev.syncline.script.fence.RuleThreads;
import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A typical rule of 40 lines, fenced and in plain Groovy, on the same variables: {@code ./mvnw -Pbenchmark test
 * -Dtest=RuleSpeedBenchmark}. Both make a new script and new variables for each run; the fenced rule has its budget.
 *
 * <p>Beside JMH's wall time it prints the processor time of the thread that ran the rule (the lower quartile of all calls),
 * which means something on a busy machine too.
 */
@Tag("benchmark")
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RuleSpeedBenchmark {

    private static final int RUNS = 500;
    private static final int RUNS_IN_A_ROUND = 2_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 15;

    private final RuleBench bench = new RuleBench();
    private final RuleThreads threads =
            new RuleThreads(new Limits(Duration.ofHours(1), Duration.ofHours(1), Long.MAX_VALUE / 2, 600));
    private final List<Long> spent = new ArrayList<>();
    private String source = "";
    private @Nullable CompiledRule fenced;
    private Class<?> plain = Script.class;

    /** Reads and compiles the rule both ways. */
    @Setup
    public void compile() throws Exception {
        try (InputStream file = RuleSpeedBenchmark.class.getResourceAsStream("typical.groovy");
                GroovyClassLoader loader = new GroovyClassLoader()) {
            source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            fenced = new RuleCompiler(65_536, Duration.ofSeconds(60)).compile(source);
            plain = loader.parseClass(source);
        }
    }

    /** The rule alone, inside the fence. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public void fencedRule(Blackhole hole) throws Throwable {
        CompiledRule rule = Objects.requireNonNull(fenced);
        threads.run(() -> {
            long start = cpu();
            for (int i = 0; i < RUNS; i++) {
                hole.consume(rule.run(variables()));
            }
            spent.add(cpu() - start);
            return null;
        });
    }

    /** The rule alone, as Groovy runs it. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public void plainRule(Blackhole hole) throws Exception {
        long start = cpu();
        for (int i = 0; i < RUNS; i++) {
            hole.consume(runPlain());
        }
        spent.add(cpu() - start);
    }

    /** Prints the processor time of one run. */
    @TearDown
    public void printProcessorTime() {
        if (!spent.isEmpty()) {
            List<Long> sorted = spent.stream().sorted().toList();
            System.out.printf(
                    "FIGURES rule speed: %.1f us of processor time, variables included (%d runs)%n",
                    sorted.get(sorted.size() / 4) / 1000.0 / RUNS, sorted.size() * RUNS);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** What both need before they begin: the hub objects and helpers of one run. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public void variablesAlone(Blackhole hole) {
        long start = cpu();
        for (int i = 0; i < RUNS; i++) {
            hole.consume(variables());
        }
        spent.add(cpu() - start);
    }

    /** A whole sync's worth: thread, budget, rule, and the replica read from what it left. */
    @Benchmark
    public Object wholeRun() {
        return bench.outgoing(source);
    }

    private Map<String, Object> variables() {
        OutgoingRun run = new OutgoingRun(
                new Rule(bench.connection, 1, Direction.OUTGOING, source),
                bench.item(),
                null,
                bench.traces,
                bench.facts(),
                bench);
        return Scope.of(run, new RuleLog(200, 1_000), new HttpLimits(100, 1 << 20, Duration.ofMinutes(5)))
                .variables();
    }

    /** In turn, round by round, so that what else the machine does meets both alike. */
    @Test
    void printsTheProcessorTimeOfBothInTurn() throws Throwable {
        compile();
        RuleTurns turns = new RuleTurns();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            turns.took(
                    threads.run(() -> timed(() -> Objects.requireNonNull(fenced).run(variables()))),
                    timed(this::runPlain),
                    timed(this::variables));
        }
        System.out.println(turns.lastOnes(ROUNDS));
    }

    private static double timed(Callable<?> run) throws Exception {
        long start = cpu();
        for (int i = 0; i < RUNS_IN_A_ROUND; i++) {
            run.call();
        }
        return (cpu() - start) / 1000.0 / RUNS_IN_A_ROUND;
    }

    private Object runPlain() throws Exception {
        Script script = (Script) plain.getDeclaredConstructor().newInstance();
        script.setBinding(new Binding(variables()));
        return script.run();
    }

    @Test
    void printsHowLongARuleTakes() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(RuleSpeedBenchmark.class.getName() + ".*")
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(5))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(5))
                        .build())
                .run();
        for (RunResult result : results) {
            var score = Objects.requireNonNull(result.getPrimaryResult());
            System.out.printf(
                    "FIGURES rule speed: %s %.1f ± %.1f us%n",
                    score.getLabel(), score.getScore(), score.getScoreError());
        }
    }
}
