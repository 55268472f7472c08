package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Code that Groovy never generated for a rule is refused, whatever it does. */
class UnknownInstructionsTest {

    private static final String INDY = "org/codehaus/groovy/vmplugin/v8/IndyInterface";
    private static final String SHAPE = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;Ljava/lang/String;I)Ljava/lang/invoke/CallSite;";
    private static final Handle GROOVY = new Handle(Opcodes.H_INVOKESTATIC, INDY, "bootstrap", SHAPE, false);
    private static final Handle OTHER = new Handle(Opcodes.H_INVOKESTATIC, "a/B", "bootstrap", SHAPE, false);
    private static final String RUNTIME = "org/codehaus/groovy/runtime/";

    /** A way to write code, by what it is. */
    private record Code(String name, Consumer<MethodVisitor> writer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Code code(String name, Consumer<MethodVisitor> writer) {
        return new Code(name, writer);
    }

    static Stream<Code> unknown() {
        return Stream.of(instructions(), dynamicCalls(), calls(), objects()).flatMap(codes -> codes);
    }

    private static Stream<Code> instructions() {
        return Stream.of(
                code("monitorenter", code -> code.visitInsn(Opcodes.MONITORENTER)),
                code("monitorexit", code -> code.visitInsn(Opcodes.MONITOREXIT)),
                code("ret", code -> code.visitVarInsn(Opcodes.RET, 1)),
                code("jsr", code -> {
                    Label label = new Label();
                    code.visitLabel(label);
                    code.visitJumpInsn(Opcodes.JSR, label);
                }),
                code("multianewarray", code -> code.visitMultiANewArrayInsn("[[I", 2)));
    }

    private static Stream<Code> dynamicCalls() {
        return Stream.of(
                code("constant of a method", code -> code.visitLdcInsn(GROOVY)),
                code("constant of a method type", code -> code.visitLdcInsn(Type.getMethodType("()V"))),
                code("computed constant", code -> code.visitLdcInsn(new ConstantDynamic("x", "I", OTHER))),
                code("dynamic call of others", code -> code.visitInvokeDynamicInsn("invoke", "()V", OTHER, "x", 0)),
                code(
                        "setProperty as Groovy 6 has it",
                        code -> code.visitInvokeDynamicInsn("setProperty", "(Ljava/lang/Object;)V", GROOVY, "x", 0)),
                code(
                        "compoundAssign as Groovy 6 has it",
                        code -> code.visitInvokeDynamicInsn("compoundAssign", "(Ljava/lang/Object;)V", GROOVY, "x", 0)),
                code(
                        "dynamic call with more arguments",
                        code -> code.visitInvokeDynamicInsn("invoke", "()V", GROOVY, "x", 0, 1)));
    }

    private static Stream<Code> calls() {
        return Stream.of(
                code(
                        "lookup as Groovy 4 has it",
                        code -> call(
                                code,
                                "java/lang/invoke/MethodHandles",
                                "lookup",
                                "()Ljava/lang/invoke/MethodHandles$Lookup;")),
                code("exit", code -> call(code, "java/lang/System", "exit", "(I)V")),
                code(
                        "runtime helper nobody re-routed",
                        code -> call(code, RUNTIME + "ScriptBytecodeAdapter", "invokeMethodOnSuperN", "()V")),
                code(
                        "runtime helper of another shape",
                        code -> call(
                                code,
                                RUNTIME + "ScriptBytecodeAdapter",
                                "castToType",
                                "(Ljava/lang/Object;)Ljava/lang/Object;")),
                code(
                        "another runtime class",
                        code -> call(code, RUNTIME + "DefaultGroovyMethods", "println", "(Ljava/lang/Object;)V")),
                code(
                        "our own inside",
                        code -> call(
                                code,
                                "dev/syncline/script/fence/Budget",
                                "current",
                                "()Ldev/syncline/script/fence/Budget;")));
    }

    private static Stream<Code> objects() {
        return Stream.of(
                code(
                        "method of an object",
                        code -> code.visitMethodInsn(
                                Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false)),
                code(
                        "method of an interface",
                        code -> code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/List", "size", "()I", true)),
                code(
                        "class of an object",
                        code -> code.visitMethodInsn(
                                Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false)),
                code("new object", code -> code.visitTypeInsn(Opcodes.NEW, "java/io/File")),
                code(
                        "constructor",
                        code -> code.visitMethodInsn(
                                Opcodes.INVOKESPECIAL, "java/io/File", "<init>", "(Ljava/lang/String;)V", false)),
                code(
                        "static field",
                        code -> code.visitFieldInsn(
                                Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;")),
                code("field", code -> code.visitFieldInsn(Opcodes.PUTFIELD, "a/B", "x", "I")),
                code(
                        "Groovy's own field",
                        code -> code.visitFieldInsn(Opcodes.GETFIELD, "Rule", "metaClass", "Lgroovy/lang/MetaClass;")));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void isRefused(Code code) {
        byte[] written = rule("java/lang/Object", new String[0], Opcodes.ACC_PUBLIC, "work", code.writer());
        assertThatThrownBy(() -> new BytecodePass(List.of(written)).rewrite()).isInstanceOf(NotPermitted.class);
    }

    static Stream<byte[]> shapes() {
        Consumer<MethodVisitor> nothing = code -> {};
        return Stream.of(
                rule("java/io/File", new String[0], Opcodes.ACC_PUBLIC, "work", nothing),
                rule("java/lang/ClassLoader", new String[0], Opcodes.ACC_PUBLIC, "work", nothing),
                rule("java/lang/Object", new String[] {"java/lang/Runnable"}, Opcodes.ACC_PUBLIC, "work", nothing),
                rule("java/lang/Object", new String[0], Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "work", nothing),
                rule("java/lang/Object", new String[0], Opcodes.ACC_PUBLIC, "finalize", nothing),
                rule("java/lang/Object", new String[0], Opcodes.ACC_PUBLIC, "readResolve", nothing),
                rule("java/lang/Object", new String[0], Opcodes.ACC_PUBLIC, "a$b", nothing));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isRefusedInItsShapeToo(byte[] written) {
        assertThatThrownBy(() -> new BytecodePass(List.of(written)).rewrite()).isInstanceOf(NotPermitted.class);
    }

    /** Otherwise the tests above would pass for whatever reason. */
    @Test
    void isTakenWhenItIsKnown() {
        byte[] written = rule("java/lang/Object", new String[0], Opcodes.ACC_PUBLIC, "work", code -> {
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IADD);
            code.visitInsn(Opcodes.POP);
        });
        assertThat(new BytecodePass(List.of(written)).rewrite()).hasSize(1);
    }

    @Test
    void isEveryOpcodeThatIsNotNamed() {
        assertThat(Stream.iterate(0, opcode -> opcode + 1).limit(300).filter(Instructions::isPlain))
                .hasSize(138)
                .doesNotContainAnyElementsOf(List.of(
                        Opcodes.JSR,
                        Opcodes.RET,
                        Opcodes.LDC,
                        Opcodes.GETSTATIC,
                        Opcodes.PUTSTATIC,
                        Opcodes.GETFIELD,
                        Opcodes.PUTFIELD,
                        Opcodes.INVOKEVIRTUAL,
                        Opcodes.INVOKESPECIAL,
                        Opcodes.INVOKESTATIC,
                        Opcodes.INVOKEINTERFACE,
                        Opcodes.INVOKEDYNAMIC,
                        Opcodes.NEW,
                        Opcodes.ANEWARRAY,
                        Opcodes.CHECKCAST,
                        Opcodes.INSTANCEOF,
                        Opcodes.MONITORENTER,
                        Opcodes.MONITOREXIT,
                        Opcodes.MULTIANEWARRAY));
        assertThat(Instructions.isPlain(-1)).isFalse();
    }

    private static void call(MethodVisitor code, String owner, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    private static byte[] rule(
            String parent, String[] interfaces, int access, String name, Consumer<MethodVisitor> writer) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Rule", null, parent, interfaces);
        MethodVisitor code = type.visitMethod(access, name, "()V", null, null);
        if ((access & Opcodes.ACC_NATIVE) == 0) {
            code.visitCode();
            writer.accept(code);
            code.visitInsn(Opcodes.RETURN);
            code.visitMaxs(9, 9);
        }
        code.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}
