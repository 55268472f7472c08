package dev.syncline.script;

import dev.syncline.script.fence.CompiledRule;
import dev.syncline.script.fence.NotARule;
import dev.syncline.script.fence.RuleCompiler;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiled rules, the least recently used going first. */
final class RuleCache {

    private static final int MOST = 1_000;

    private final RuleCompiler compiler;
    private final Map<Rule, CompiledRule> compiled = new LinkedHashMap<>(64, 0.75f, true);

    RuleCache(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    /** The rule, compiled now when it was not before; two connections never share one. */
    CompiledRule get(Rule rule) {
        synchronized (compiled) {
            CompiledRule known = compiled.get(rule);
            if (known != null) {
                return known;
            }
        }
        CompiledRule fresh = compile(rule);
        synchronized (compiled) {
            CompiledRule raced = compiled.putIfAbsent(rule, fresh);
            if (raced != null) {
                fresh.forget();
                return raced;
            }
            evict();
        }
        return fresh;
    }

    /** Drops a rule, so that its next run starts from a fresh class. */
    void drop(Rule rule) {
        synchronized (compiled) {
            CompiledRule gone = compiled.remove(rule);
            if (gone != null) {
                gone.forget();
            }
        }
    }

    private void evict() {
        if (compiled.size() > MOST) {
            var eldest = compiled.entrySet().iterator();
            CompiledRule gone = eldest.next().getValue();
            eldest.remove();
            gone.forget();
        }
    }

    private CompiledRule compile(Rule rule) {
        try {
            return compiler.compile(rule.source());
        } catch (NotARule e) {
            Problem first = e.problems().get(0);
            throw new ScriptFault(
                    ScriptFault.Kind.COMPILE,
                    rule.direction(),
                    first.line(),
                    first.column(),
                    "Line %d, column %d: %s".formatted(first.line(), first.column(), first.message()),
                    "Correct the rule and publish it again.",
                    e);
        }
    }
}
