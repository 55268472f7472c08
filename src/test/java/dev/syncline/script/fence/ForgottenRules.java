package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/** Compiles rules that differ, runs them, forgets them, and watches their classes go. */
final class ForgottenRules {

    private final RuleThreads threads =
            new RuleThreads(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(5), 256L << 20, 600));
    private final RuleCompiler compiler = new RuleCompiler(65_536, Duration.ofSeconds(60));
    private final ReferenceQueue<Class<?>> unloaded = new ReferenceQueue<>();
    private final Set<PhantomReference<Class<?>>> watched = new HashSet<>();
    private int gone;
    private int seen;

    void compileRunAndForget(int rules) throws Throwable {
        for (int i = 0; i < rules; i++) {
            compileAndRun(i).forget();
        }
    }

    CompiledRule compileAndRun(int number) throws Throwable {
        CompiledRule rule = compiler.compile("""
                class Total%d { static final List ALL = []; def sum(list) { ALL << list; list.sum { it } } }
                def list = [1, 2, 3]
                def total = list.collect { it * 2 }.inject(0) { a, b -> a + b } - new Total%d().sum(list)
                "rule ${%d}: ${total}".toString()
                """.formatted(Math.abs(number), Math.abs(number), number));
        assertThat(run(rule)).isEqualTo("rule " + number + ": 6");
        rule.classes().forEach(type -> watched.add(new PhantomReference<>(type, unloaded)));
        seen += rule.classes().size();
        return rule;
    }

    Object run(CompiledRule rule) throws Throwable {
        return threads.run(() -> rule.run(new HashMap<>()));
    }

    void assertAllAreUnloaded() {
        assertThat(seen).isPositive();
        Eventually.holds(
                () -> "%d of %d classes of forgotten rules are unloaded".formatted(gone, seen),
                () -> collected() == seen);
    }

    int seen() {
        return seen;
    }

    int collected() {
        System.gc();
        for (var reference = unloaded.poll(); reference != null; reference = unloaded.poll()) {
            watched.remove(reference);
            gone++;
        }
        return gone;
    }

    static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
