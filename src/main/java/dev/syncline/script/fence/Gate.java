package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.expr.AnnotationConstantExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.control.SourceUnit;

/** What must not even reach the compiler, because it would run there. */
final class Gate extends ClassCodeVisitorSupport {

    private static final Set<String> ANNOTATIONS = Set.of(
            "Field",
            "groovy.transform.Field",
            "groovy.transform.Generated",
            "groovy.transform.Internal",
            "Override",
            "SuppressWarnings",
            "Deprecated");
    private static final Set<String> NAMES = Set.of(
            "getMetaClass", "setMetaClass", "getProperty", "setProperty", "invokeMethod", "finalize", "evaluate");
    private static final Set<String> PARENTS =
            Set.of("Script", "Closure", "GroovyInterceptable", "GroovyObject", "MetaClass");

    /** The compiler compares each method with each other. */
    private static final int MOST_METHODS = 300;

    private static final int MOST_CLASSES = 100;

    private final SourceUnit unit;
    private final List<Problem> problems = new ArrayList<>();

    Gate(SourceUnit unit) {
        this.unit = unit;
    }

    /** What the gate found in a rule, before anything of it was resolved. */
    List<Problem> inspect(ModuleNode module) {
        if (module.getPackage() != null) {
            refuse(module.getPackage(), "A rule has no package; remove the line.");
        }
        List<ImportNode> imports = new ArrayList<>(module.getImports());
        imports.addAll(module.getStarImports());
        imports.addAll(module.getStaticImports().values());
        imports.addAll(module.getStaticStarImports().values());
        imports.forEach(this::annotations);
        if (module.getClasses().size() > MOST_CLASSES) {
            refuse(module.getClasses().get(MOST_CLASSES), "A rule has at most %d classes.".formatted(MOST_CLASSES));
            return problems;
        }
        for (ClassNode type : module.getClasses()) {
            List<MethodNode> methods = type.getMethods();
            if (methods.size() > MOST_METHODS) {
                refuse(methods.get(MOST_METHODS), "A rule has at most %d methods.".formatted(MOST_METHODS));
                return problems;
            }
            visitClass(type);
        }
        return problems;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitClass(ClassNode type) {
        String parent = type.getUnresolvedSuperClass().getNameWithoutPackage();
        boolean script = type.isScript();
        if (!script && PARENTS.contains(parent)) {
            refuse(type, "A class of a rule cannot extend " + parent + ".");
        }
        for (ClassNode each : type.getInterfaces()) {
            if (PARENTS.contains(each.getNameWithoutPackage())) {
                refuse(type, "A class of a rule cannot implement " + each.getNameWithoutPackage() + ".");
            }
        }
        if (type instanceof InnerClassNode) {
            refuse(type, "A rule cannot declare a class inside another; move it beside the other.");
        }
        super.visitClass(type);
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        annotations(node);
    }

    private void annotations(AnnotatedNode node) {
        for (AnnotationNode annotation : node.getAnnotations()) {
            String name = annotation.getClassNode().getName();
            boolean members = annotation.getMembers().values().stream().anyMatch(Gate::isNotConstant);
            if (!ANNOTATIONS.contains(name) || members) {
                refuse(
                        annotation,
                        "@%s is not permitted in a rule; only @Field, @Override, @SuppressWarnings and @Deprecated are."
                                .formatted(name));
            }
        }
    }

    private static boolean isNotConstant(Expression expression) {
        return !(expression instanceof ConstantExpression) || expression instanceof AnnotationConstantExpression;
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
        if (method.getLineNumber() > 0
                && (NAMES.contains(method.getName()) || method.getName().contains("$"))) {
            refuse(method, "A rule cannot declare a method named " + method.getName() + "; choose another name.");
        }
        super.visitConstructorOrMethod(method, isConstructor);
    }

    @Override
    public void visitField(FieldNode field) {
        member(field, field.getName(), field.isStatic(), field.isFinal() || field.isEnum());
        super.visitField(field);
    }

    @Override
    public void visitProperty(PropertyNode property) {
        member(
                property,
                property.getName(),
                property.isStatic(),
                property.getField().isFinal());
        super.visitProperty(property);
    }

    private void member(AnnotatedNode node, String name, boolean isStatic, boolean isFinal) {
        if (node.getLineNumber() > 0 && (name.contains("$") || name.equals("metaClass"))) {
            refuse(node, "A rule cannot declare '" + name + "'; choose another name.");
        }
        if (isStatic && !isFinal && node.getLineNumber() > 0) {
            refuse(node, "A static variable would keep its value between runs; make '" + name + "' static final.");
        }
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
        if (call.isUsingAnonymousInnerClass()) {
            refuse(call, "A rule cannot declare a class inside another; use a closure or a class beside the others.");
        }
        super.visitConstructorCallExpression(call);
    }

    private void refuse(ASTNode at, String message) {
        problems.add(new Problem(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()), message));
    }
}
