package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rule that is no longer needed leaves nothing behind in memory. */
class ForgottenRulesTest {

    private static final int FEW = 200;
    private static final int MANY = 2_000;
    private static final long METASPACE_GROWTH = 8L << 20;

    private final RuleThreads threads =
            new RuleThreads(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(5), 256L << 20, 600));
    private final RuleCompiler compiler = new RuleCompiler(65_536);
    private final ReferenceQueue<Class<?>> unloaded = new ReferenceQueue<>();
    private final List<PhantomReference<Class<?>>> watched = new ArrayList<>();
    private int gone;

    @Test
    void itsClassesAreUnloaded() throws Throwable {
        compileRunAndForget(FEW);
        assertAllAreUnloaded();
    }

    @Test
    @Tag("benchmark")
    void manyRulesTakeNoMoreRoomThanFew() throws Throwable {
        compileRunAndForget(FEW);
        assertAllAreUnloaded();
        long before = metaspace();
        compileRunAndForget(MANY);
        assertAllAreUnloaded();
        assertThat(metaspace() - before).isLessThan(METASPACE_GROWTH);
    }

    /** Kept, a rule stays: otherwise the tests above would prove nothing. */
    @Test
    void aRuleThatIsKeptStays() throws Throwable {
        CompiledRule kept = compileAndRun(-1);
        compileRunAndForget(1);
        Eventually.holds("only the rule that was forgotten is unloaded", () -> collected() >= watched.size() / 2);
        System.gc();
        assertThat(collected()).isEqualTo(watched.size() / 2);
        assertThat(run(kept)).isEqualTo("rule -1: 6");
    }

    private void compileRunAndForget(int rules) throws Throwable {
        for (int i = 0; i < rules; i++) {
            compileAndRun(i).forget();
        }
    }

    private CompiledRule compileAndRun(int number) throws Throwable {
        CompiledRule rule = compiler.compile("""
                class Total%d { static final List ALL = []; def sum(list) { ALL << list; list.sum { it } } }
                def list = [1, 2, 3]
                def total = list.collect { it * 2 }.inject(0) { a, b -> a + b } - new Total%d().sum(list)
                "rule ${%d}: ${total}".toString()
                """.formatted(Math.abs(number), Math.abs(number), number));
        assertThat(run(rule)).isEqualTo("rule " + number + ": 6");
        rule.classes().forEach(type -> watched.add(new PhantomReference<>(type, unloaded)));
        return rule;
    }

    private Object run(CompiledRule rule) throws Throwable {
        return threads.run(() -> rule.run(new HashMap<>()));
    }

    private void assertAllAreUnloaded() {
        assertThat(watched).isNotEmpty();
        Eventually.holds(
                () -> "%d of %d classes of forgotten rules are unloaded".formatted(gone, watched.size()),
                () -> collected() == watched.size());
    }

    private int collected() {
        System.gc();
        while (unloaded.poll() != null) {
            gone++;
        }
        return gone;
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }
}
