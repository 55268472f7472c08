package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.tools.GroovyClass;

/** Turns the text of a rule into classes. */
public final class RuleCompiler {

    private static final ClassLoader NOTHING = new ClassLoader(null) {};

    private final int longest;
    private final CompileThreads threads;

    /**
     * Makes a compiler.
     *
     * @param longest characters a rule may have
     * @param limit how long it may take to compile one
     */
    public RuleCompiler(int longest, Duration limit) {
        this.longest = longest;
        this.threads = new CompileThreads(limit);
    }

    /**
     * Compiles a rule.
     *
     * @throws NotARule with every problem the compiler found
     */
    public CompiledRule compile(String source) throws NotARule {
        RuleText text = RuleText.of(source, longest);
        return threads.run(() -> fenced(text.source()));
    }

    private static CompiledRule fenced(String source) throws NotARule {
        List<Problem> outsiders = new ArrayList<>();
        List<Mentions> mentions = new ArrayList<>();
        List<GroovyClass> generated = translate(source, outsiders, mentions);
        try {
            BytecodePass pass = new BytecodePass(
                    generated.stream().map(GroovyClass::getBytes).toList());
            List<byte[]> code = pass.rewrite();
            Map<String, byte[]> named = new LinkedHashMap<>();
            for (int i = 0; i < code.size(); i++) {
                named.put(generated.get(i).getName(), code.get(i));
            }
            return new CompiledRule(named, pass.keepsState(), source, outsiders, mentions.get(0));
        } catch (NotPermitted e) {
            throw new NotARule(List.of(new Problem(Math.max(1, e.line()), 1, String.valueOf(e.getMessage()))));
        }
    }

    private static List<GroovyClass> translate(String source, List<Problem> outsiders, List<Mentions> mentions)
            throws NotARule {
        CompilationUnit unit = unit();
        List<Problem> gate = new ArrayList<>();
        unit.addPhaseOperation(
                (SourceUnit file) -> {
                    gate.addAll(new Gate(file).inspect(file.getAST()));
                    for (Problem problem : gate) {
                        file.getErrorCollector()
                                .addErrorAndContinue(
                                        new SyntaxException(problem.message(), problem.line(), problem.column()), file);
                    }
                },
                Phases.CONVERSION);
        unit.addPhaseOperation(
                (SourceUnit file) -> {
                    outsiders.addAll(Outsiders.in(file));
                    mentions.add(Mentions.in(file));
                },
                Phases.SEMANTIC_ANALYSIS);
        unit.addSource(CompiledRule.FILE, source);
        try {
            unit.compile(Phases.CLASS_GENERATION);
        } catch (MultipleCompilationErrorsException e) {
            throw new NotARule(gate.isEmpty() ? problems(e) : gate);
        } catch (StackOverflowError e) {
            throw new NotARule(
                    gate.isEmpty()
                            ? List.of(new Problem(
                                    1, 1, "An expression of the rule is too long or nested too deeply; split it."))
                            : gate);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new NotARule(
                    gate.isEmpty()
                            ? List.of(new Problem(1, 1, "The rule cannot be compiled: " + e.getMessage()))
                            : gate);
        }
        return unit.getClasses();
    }

    private static CompilationUnit unit() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setTargetBytecode(CompilerConfiguration.JDK17);
        configuration.getOptimizationOptions().put("asmResolving", false);
        CompilationUnit unit = new CompilationUnit(
                configuration,
                null,
                new CompileLoader(NOTHING),
                new CompileLoader(RuleCompiler.class.getClassLoader()));
        unit.setClassNodeResolver(new Names());
        return unit;
    }

    private static List<Problem> problems(MultipleCompilationErrorsException failed) {
        List<Problem> problems = new ArrayList<>();
        for (Message message : failed.getErrorCollector().getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                SyntaxException cause = syntax.getCause();
                problems.add(new Problem(
                        Math.max(1, cause.getStartLine()),
                        Math.max(1, cause.getStartColumn()),
                        Replacements.explain(cause.getOriginalMessage())));
            } else {
                Object cause = message instanceof ExceptionMessage failure ? failure.getCause() : message;
                problems.add(new Problem(1, 1, "The rule cannot be compiled: " + cause));
            }
        }
        return problems;
    }
}
