package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** Names of classes and packages that no rule reaches; the compiler takes them for variables, and a run ends at them. */
final class Outsiders extends ClassCodeVisitorSupport {

    private static final Pattern CLASS_NAME = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*)*(\\.[A-Z]\\w*)?");

    private final SourceUnit unit;
    private final List<VariableExpression> found = new ArrayList<>();
    private final Set<String> assigned = new HashSet<>();
    private final Map<Expression, String> paths = new IdentityHashMap<>();
    private int closures;

    private Outsiders(SourceUnit unit) {
        this.unit = unit;
    }

    /** Each of them with its place, once the compiler has resolved all it can. */
    static List<Problem> in(SourceUnit unit) {
        Outsiders outsiders = new Outsiders(unit);
        ModuleNode module = unit.getAST();
        module.getClasses().forEach(outsiders::visitClass);
        return outsiders.found.stream()
                .filter(each -> !outsiders.assigned.contains(each.getName()))
                .map(each -> new Problem(
                        Math.max(1, each.getLineNumber()),
                        Math.max(1, each.getColumnNumber()),
                        told(outsiders.paths.getOrDefault(each, each.getName()))))
                .distinct()
                .toList();
    }

    private static String told(String name) {
        return Refusals.sentence(name) + " " + Refusals.remedy(name);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    /** What is declared with {@code @Field} may have any name. */
    @Override
    public void visitClass(ClassNode type) {
        type.getFields().forEach(field -> assigned.add(field.getName()));
        super.visitClass(type);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        closures++;
        super.visitClosureExpression(closure);
        closures--;
    }

    /** Outermost first, so the longest path that begins with a name is kept. */
    @Override
    public void visitPropertyExpression(PropertyExpression expression) {
        Expression root = expression;
        while (root instanceof PropertyExpression part) {
            root = part.getObjectExpression();
        }
        Matcher name = CLASS_NAME.matcher(expression.getText());
        if (root instanceof VariableExpression && name.lookingAt()) {
            paths.putIfAbsent(root, name.group());
        }
        super.visitPropertyExpression(expression);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (Types.ofType(expression.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
            assigned(expression.getLeftExpression());
        }
        super.visitBinaryExpression(expression);
    }

    private void assigned(Expression left) {
        if (left instanceof TupleExpression several) {
            several.getExpressions().forEach(this::assigned);
        } else if (left instanceof VariableExpression variable) {
            assigned.add(variable.getName());
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (closures > 0 && call.getObjectExpression() instanceof VariableExpression receiver) {
            note(receiver);
        }
        super.visitMethodCallExpression(call);
    }

    /** A bare name in a closure may be a property of what the closure works on. */
    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (closures == 0) {
            note(variable);
        }
        super.visitVariableExpression(variable);
    }

    private void note(VariableExpression variable) {
        if (variable.getAccessedVariable() instanceof DynamicVariable && Refusals.isClassName(variable.getName())) {
            found.add(variable);
        }
    }
}
