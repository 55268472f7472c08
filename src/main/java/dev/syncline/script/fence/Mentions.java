package dev.syncline.script.fence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BitwiseNegationExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** The names a rule uses without declaring them, and those it gives a meaning. */
public final class Mentions {

    private static final int ANY_NUMBER = -1;
    private static final Set<String> MATCHING =
            Set.of("matches", "replaceAll", "replaceFirst", "split", "findAll", "find");
    private static final Set<String> DELEGATING = Set.of("with", "tap");

    private final Set<Use> variables = new LinkedHashSet<>();
    private final Set<Use> calls = new LinkedHashSet<>();
    private final Set<Use> replaced = new LinkedHashSet<>();
    private final Set<Use> patterns = new LinkedHashSet<>();
    private final List<Trail> trails;
    private final List<WrittenText> texts;
    private final Set<String> given = new HashSet<>();
    private final Map<String, Set<Integer>> methods = new HashMap<>();
    private final Set<String> locals = new HashSet<>();

    /**
     * One place where a name stands.
     *
     * @param owner the variable a method is called on; empty where it is the rule itself, null where it is anything else
     * @param arguments what a method is given: the name of a variable, empty for anything else; null where their number shows
     *     in a run only, and for variables
     */
    public record Use(
            @Nullable String owner, String name, @Nullable List<String> arguments, int line, int column) {}

    /**
     * The way from a variable of the rule to a property.
     *
     * @param steps the variable, then one property after the other; lists count as what is in them
     * @param literal the constant or text given to it there; null where it is given nothing or anything else
     * @param isSet whether the rule gives the property a value there
     */
    public record Trail(List<String> steps, @Nullable Object literal, boolean isSet, int line, int column) {}

    private Mentions(Trails trails) {
        this.trails = trails.found();
        this.texts = trails.texts();
    }

    static Mentions in(SourceUnit unit) {
        Mentions mentions = new Mentions(Trails.in(unit));
        unit.getAST().getClasses().forEach(mentions.new Reading(unit)::visitClass);
        return mentions;
    }

    /** Variables the rule reads and does not declare where it reads them. */
    public Set<Use> variables() {
        return variables;
    }

    /** Whether it uses nothing that it did not declare itself, so that a run of it does nothing. */
    public boolean isEmpty() {
        return variables.isEmpty() && calls.isEmpty();
    }

    /** Methods it calls. */
    public Set<Use> calls() {
        return calls;
    }

    /** Variables that are given another value, though the rule does not declare them. */
    public Set<Use> replaced() {
        return replaced;
    }

    /** Regular expressions written out in it: their text for a name. */
    public Set<Use> patterns() {
        return patterns;
    }

    /** Properties it reaches from its variables. */
    public List<Trail> trails() {
        return trails;
    }

    /** Texts it gives to properties, compares these with, or asks a helper for. */
    public List<WrittenText> texts() {
        return texts;
    }

    /** Every name of its own. */
    public Set<String> own() {
        Set<String> own = new HashSet<>(given);
        own.addAll(locals);
        return own;
    }

    /** How many arguments a method of the rule itself may be given; empty where it has none, or takes any number. */
    public Set<Integer> takes(String method) {
        Set<Integer> numbers = methods.getOrDefault(method, Set.of());
        return numbers.contains(ANY_NUMBER) ? Set.of() : numbers;
    }

    /** Names the rule itself gives a value or a body: of variables, properties and methods. */
    public boolean isGiven(String name) {
        return given.contains(name);
    }

    /** Whether the rule declares such a variable somewhere, though not where it is read. */
    public boolean isLocal(String name) {
        return locals.contains(name);
    }

    /** Goes through the code once; nothing of it is kept. */
    private final class Reading extends ClassCodeVisitorSupport {

        private final SourceUnit unit;
        private final Set<Expression> delegating = new HashSet<>();
        private int delegated;

        Reading(SourceUnit unit) {
            this.unit = unit;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return unit;
        }

        @Override
        public void visitClass(ClassNode type) {
            type.getFields().forEach(field -> given.add(field.getName()));
            super.visitClass(type);
        }

        @Override
        protected void visitConstructorOrMethod(MethodNode method, boolean constructor) {
            given.add(method.getName());
            methods.computeIfAbsent(method.getName(), name -> new TreeSet<>()).addAll(takes(method.getParameters()));
            super.visitConstructorOrMethod(method, constructor);
        }

        private static List<Integer> takes(Parameter[] parameters) {
            boolean any = parameters.length > 0
                    && parameters[parameters.length - 1].getType().isArray();
            int needed = (int) Arrays.stream(parameters)
                    .filter(parameter -> !parameter.hasInitialExpression())
                    .count();
            return any
                    ? List.of(ANY_NUMBER)
                    : IntStream.rangeClosed(needed, parameters.length).boxed().toList();
        }

        /** What a closure works on answers to bare names in it. */
        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            delegated += delegating.contains(closure) ? 1 : 0;
            super.visitClosureExpression(closure);
            delegated -= delegating.contains(closure) ? 1 : 0;
        }

        @Override
        public void visitDeclarationExpression(DeclarationExpression declaration) {
            declared(declaration.getLeftExpression());
            super.visitDeclarationExpression(declaration);
        }

        private void declared(Expression left) {
            if (left instanceof TupleExpression several) {
                several.getExpressions().forEach(this::declared);
            } else if (left instanceof VariableExpression variable) {
                locals.add(variable.getName());
            }
        }

        @Override
        public void visitBinaryExpression(BinaryExpression expression) {
            if (!(expression instanceof DeclarationExpression)
                    && Types.ofType(expression.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
                assigned(expression.getLeftExpression());
            } else if (Types.ofType(expression.getOperation().getType(), Types.REGEX_COMPARISON_OPERATOR)) {
                pattern(expression.getRightExpression());
            }
            super.visitBinaryExpression(expression);
        }

        private void assigned(Expression left) {
            if (left instanceof TupleExpression several) {
                several.getExpressions().forEach(this::assigned);
            } else if (left instanceof VariableExpression variable) {
                given.add(variable.getName());
                if (variable.getAccessedVariable() instanceof DynamicVariable) {
                    replaced.add(use(variable.getName(), variable));
                }
            } else if (left instanceof PropertyExpression property) {
                given.add(property.getPropertyAsString());
            }
        }

        @Override
        public void visitBitwiseNegationExpression(BitwiseNegationExpression negation) {
            pattern(negation.getExpression());
            super.visitBitwiseNegationExpression(negation);
        }

        private void pattern(Expression written) {
            if (written instanceof ConstantExpression constant && constant.getValue() instanceof String text) {
                patterns.add(use(text, written));
            }
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            if (call.getMethod() instanceof ConstantExpression name && name.getValue() instanceof String text) {
                if (DELEGATING.contains(text) && call.getArguments() instanceof TupleExpression arguments) {
                    delegating.addAll(arguments.getExpressions());
                }
                if (MATCHING.contains(text)
                        && !call.isImplicitThis()
                        && call.getArguments() instanceof TupleExpression arguments
                        && !arguments.getExpressions().isEmpty()) {
                    pattern(arguments.getExpression(0));
                }
                boolean written = call.getLineNumber() > 0;
                if (written && (delegated == 0 || !call.isImplicitThis())) {
                    calls.add(use(owner(call), text, arguments(call.getArguments()), name));
                }
            }
            super.visitMethodCallExpression(call);
        }

        private static @Nullable String owner(MethodCallExpression call) {
            if (call.isImplicitThis()) {
                return "";
            }
            return call.getObjectExpression() instanceof VariableExpression variable
                            && variable.getAccessedVariable() instanceof DynamicVariable
                    ? variable.getName()
                    : null;
        }

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            if (delegated == 0 && variable.getAccessedVariable() instanceof DynamicVariable) {
                variables.add(use(variable.getName(), variable));
            }
            super.visitVariableExpression(variable);
        }

        private static @Nullable List<String> arguments(Expression arguments) {
            boolean clear = arguments instanceof TupleExpression several
                    && several.getExpressions().stream().noneMatch(SpreadExpression.class::isInstance);
            return clear
                    ? ((TupleExpression) arguments)
                            .getExpressions().stream()
                                    .map(each -> each instanceof VariableExpression variable ? variable.getName() : "")
                                    .toList()
                    : null;
        }

        private static Use use(String name, ASTNode at) {
            return use(null, name, null, at);
        }

        private static Use use(@Nullable String owner, String name, @Nullable List<String> arguments, ASTNode at) {
            return new Use(owner, name, arguments, Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
        }
    }
}
