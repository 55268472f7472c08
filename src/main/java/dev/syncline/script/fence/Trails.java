package dev.syncline.script.fence;

import dev.syncline.script.fence.Mentions.Trail;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Properties a rule reaches from its variables, followed through lists, closures and variables of its own. */
final class Trails extends ClassCodeVisitorSupport {

    /** Methods that give each element of a list to a closure. */
    private static final Set<String> GIVES_ELEMENTS = Set.of(
            "each",
            "eachWithIndex",
            "findAll",
            "find",
            "any",
            "every",
            "collect",
            "collectMany",
            "collectEntries",
            "findIndexOf",
            "findResult",
            "findResults",
            "groupBy",
            "countBy",
            "count",
            "sum",
            "sort",
            "toSorted",
            "max",
            "min",
            "unique",
            "removeAll",
            "removeIf",
            "retainAll",
            "split",
            "forEach");

    /** Methods of a list whose outcome is one of its elements or a list of them. */
    private static final Set<String> KEEPS_ELEMENTS = Set.of(
            "findAll",
            "find",
            "first",
            "last",
            "head",
            "tail",
            "init",
            "get",
            "getAt",
            "sort",
            "toSorted",
            "reverse",
            "unique",
            "toUnique",
            "max",
            "min",
            "take",
            "drop",
            "takeRight",
            "dropRight",
            "takeWhile",
            "dropWhile",
            "plus",
            "minus",
            "toList",
            "toSet",
            "flatten",
            "each");

    private static final Set<Integer> COMPARES = Set.of(
            Types.COMPARE_EQUAL,
            Types.COMPARE_NOT_EQUAL,
            Types.COMPARE_IDENTICAL,
            Types.COMPARE_NOT_IDENTICAL,
            Types.KEYWORD_IN);

    /** What the closure of a merge helper works on. */
    private static final Map<String, List<String>> MERGES = Map.of(
            "mergeComments", List.of("replica", "comments"),
            "mergeAttachments", List.of("replica", "attachments"),
            "mergeWorkLogs", List.of("replica", "workLogs"));

    private final SourceUnit unit;
    private final Map<Variable, List<String>> known = new IdentityHashMap<>();
    private final Map<Expression, Expression> given = new IdentityHashMap<>();
    private final List<Trail> found = new ArrayList<>();
    private final List<WrittenText> texts = new ArrayList<>();

    private Trails(SourceUnit unit) {
        this.unit = unit;
    }

    static Trails in(SourceUnit unit) {
        Trails trails = new Trails(unit);
        unit.getAST().getClasses().forEach(trails::visitClass);
        return trails;
    }

    List<Trail> found() {
        return List.copyOf(found);
    }

    List<WrittenText> texts() {
        return List.copyOf(texts);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        know(loop.getVariable(), steps(loop.getCollectionExpression()));
        super.visitForLoop(loop);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (expression.getOperation().getType() == Types.ASSIGN) {
            if (expression.getLeftExpression() instanceof VariableExpression variable) {
                know(variable.getAccessedVariable(), steps(expression.getRightExpression()));
            }
            given.put(expression.getLeftExpression(), expression.getRightExpression());
            text(steps(expression.getLeftExpression()), expression.getRightExpression(), true);
        } else if (COMPARES.contains(expression.getOperation().getType())) {
            text(steps(expression.getLeftExpression()), expression.getRightExpression(), false);
            text(steps(expression.getRightExpression()), expression.getLeftExpression(), false);
        }
        if (expression.getOperation().getType() == Types.LEFT_SQUARE_BRACKET
                && expression.getRightExpression() instanceof ConstantExpression name
                && name.getValue() instanceof String) {
            note(expression, name);
        }
        super.visitBinaryExpression(expression);
    }

    private void text(@Nullable List<String> steps, Expression written, boolean isSet) {
        if (written instanceof ListExpression several && !isSet) {
            several.getExpressions().forEach(each -> text(steps, each, false));
        } else if (steps != null
                && steps.size() > 1
                && written instanceof ConstantExpression constant
                && constant.getValue() instanceof String value) {
            boolean oneLine = written.getLastLineNumber() == written.getLineNumber();
            texts.add(new WrittenText(
                    steps,
                    value,
                    isSet,
                    Math.max(1, written.getLineNumber()),
                    Math.max(1, written.getColumnNumber()),
                    oneLine ? Math.max(1, written.getLastColumnNumber() - written.getColumnNumber()) : 1));
        }
    }

    private void know(@Nullable Variable variable, @Nullable List<String> steps) {
        if (variable == null || variable instanceof DynamicVariable) {
            return;
        }
        if (steps == null) {
            known.remove(variable);
        } else {
            known.put(variable, steps);
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String name = String.valueOf(call.getMethodAsString());
        List<String> elements =
                MERGES.getOrDefault(name, GIVES_ELEMENTS.contains(name) ? steps(call.getObjectExpression()) : null);
        if (elements != null && call.getArguments() instanceof ArgumentListExpression arguments) {
            arguments.getExpressions().stream()
                    .filter(ClosureExpression.class::isInstance)
                    .map(ClosureExpression.class::cast)
                    .forEach(closure -> know(first(closure), elements));
        }
        if (call.getObjectExpression() instanceof VariableExpression helper
                && helper.getAccessedVariable() instanceof DynamicVariable
                && call.getArguments() instanceof ArgumentListExpression arguments
                && arguments.getExpressions().size() == 1) {
            text(List.of(helper.getName(), name), arguments.getExpression(0), false);
        }
        super.visitMethodCallExpression(call);
    }

    private static @Nullable Variable first(ClosureExpression closure) {
        Parameter[] parameters = closure.getParameters();
        if (parameters == null) {
            return null;
        }
        return parameters.length > 0
                ? parameters[0]
                : closure.getVariableScope().getDeclaredVariable("it");
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        note(property, property.getProperty());
        super.visitPropertyExpression(property);
    }

    private void note(Expression whole, Expression name) {
        List<String> steps = steps(whole);
        if (steps != null) {
            Expression value = given.get(whole);
            found.add(new Trail(
                    steps,
                    literal(value),
                    value != null,
                    Math.max(1, name.getLineNumber()),
                    Math.max(1, name.getColumnNumber())));
        }
    }

    private static @Nullable Object literal(@Nullable Expression value) {
        if (value instanceof ConstantExpression constant) {
            return constant.getValue();
        }
        return value instanceof GStringExpression text ? text.getText() : null;
    }

    private @Nullable List<String> steps(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            Variable accessed = variable.getAccessedVariable();
            return accessed instanceof DynamicVariable ? List.of(variable.getName()) : known.get(accessed);
        }
        if (expression instanceof PropertyExpression property) {
            return further(steps(property.getObjectExpression()), property.getPropertyAsString());
        }
        if (expression instanceof ElvisOperatorExpression elvis) {
            return steps(elvis.getTrueExpression());
        }
        if (expression instanceof MethodCallExpression call) {
            return KEEPS_ELEMENTS.contains(String.valueOf(call.getMethodAsString()))
                    ? steps(call.getObjectExpression())
                    : null;
        }
        return expression instanceof BinaryExpression index
                        && index.getOperation().getType() == Types.LEFT_SQUARE_BRACKET
                ? at(index)
                : null;
    }

    /** An element by its number, or a property by its name. */
    private @Nullable List<String> at(BinaryExpression index) {
        List<String> steps = steps(index.getLeftExpression());
        return index.getRightExpression() instanceof ConstantExpression key && key.getValue() instanceof String name
                ? further(steps, name)
                : steps;
    }

    private static @Nullable List<String> further(@Nullable List<String> steps, @Nullable String name) {
        if (steps == null || name == null) {
            return null;
        }
        List<String> further = new ArrayList<>(steps);
        further.add(name);
        return further;
    }
}
