package dev.syncline.script.fence;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The instructions Groovy 5 is known to generate, and where the fence sends them. */
final class Instructions {

    private static final String RUNTIME = "org/codehaus/groovy/runtime/";

    static final Set<String> SUPERCLASSES = Set.of(
            "java/lang/Object",
            "java/lang/Enum",
            "groovy/lang/Script",
            "groovy/lang/Closure",
            "java/lang/Exception",
            "java/lang/RuntimeException",
            "java/lang/IllegalArgumentException",
            "java/lang/IllegalStateException");

    static final Set<String> INTERFACES = Set.of(
            "groovy/lang/GroovyObject",
            "org/codehaus/groovy/runtime/GeneratedClosure",
            "java/lang/Comparable",
            "java/util/Comparator");

    static final Set<String> BANNED_METHODS = Set.of(
            "finalize",
            "readObject",
            "readResolve",
            "readObjectNoData",
            "writeReplace",
            "writeObject",
            "readExternal",
            "writeExternal",
            "invokeMethod",
            "getProperty",
            "setProperty",
            "clone",
            "getBinding",
            "setBinding");

    private static final Set<String> GENERATED =
            Set.of("$getStaticMetaClass", "getMetaClass", "setMetaClass", "__$swapInit", "$INIT");

    /** Fields only generated methods touch. */
    static final Set<String> INTERNAL_FIELDS = Set.of("metaClass", "$staticClassInfo", "$staticClassInfo$", "__$stMC");

    static final Set<String> NEW = Set.of(
            "groovy/lang/Reference",
            "java/lang/IllegalArgumentException",
            "java/lang/StringBuilder",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            RUNTIME + "GStringImpl",
            RUNTIME + "powerassert/ValueRecorder");

    static final Set<String> METHODS = Set.of(
            "java/util/Iterator.hasNext()Z",
            "java/util/Iterator.next()Ljava/lang/Object;",
            "groovy/lang/Closure.<init>(Ljava/lang/Object;Ljava/lang/Object;)V",
            "groovy/lang/Closure.getThisObject()Ljava/lang/Object;",
            "groovy/lang/Reference.<init>(Ljava/lang/Object;)V",
            "groovy/lang/Reference.<init>()V",
            "groovy/lang/Reference.get()Ljava/lang/Object;",
            "groovy/lang/Reference.set(Ljava/lang/Object;)V",
            "groovy/lang/Script.<init>()V",
            "groovy/lang/Script.<init>(Lgroovy/lang/Binding;)V",
            "java/lang/Enum.<init>(Ljava/lang/String;I)V",
            "java/lang/Object.<init>()V",
            "java/lang/StringBuilder.<init>(Ljava/lang/String;)V",
            "java/lang/StringBuilder.<init>()V",
            "java/lang/StringBuilder.append(Ljava/lang/Object;)Ljava/lang/StringBuilder;",
            "java/lang/StringBuilder.append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
            "java/math/BigDecimal.<init>(Ljava/lang/String;)V",
            "java/math/BigInteger.<init>(Ljava/lang/String;)V",
            RUNTIME + "GStringImpl.<init>([Ljava/lang/Object;[Ljava/lang/String;)V",
            RUNTIME + "powerassert/ValueRecorder.<init>()V",
            RUNTIME + "powerassert/ValueRecorder.clear()V",
            RUNTIME + "powerassert/ValueRecorder.record(Ljava/lang/Object;I)Ljava/lang/Object;");

    /** Methods that only generated methods may call. */
    static final Set<String> GENERATED_CALLS = Set.of(
            "java/lang/Object.getClass()Ljava/lang/Class;",
            "org/codehaus/groovy/reflection/ClassInfo.getClassInfo(Ljava/lang/Class;)"
                    + "Lorg/codehaus/groovy/reflection/ClassInfo;",
            "org/codehaus/groovy/reflection/ClassInfo.getMetaClass()Lgroovy/lang/MetaClass;",
            RUNTIME + "ScriptBytecodeAdapter.initMetaClass(Ljava/lang/Object;)Lgroovy/lang/MetaClass;");

    private static final Set<String> BOXES = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double");

    private static final Set<String> REROUTED_OWNERS = Set.of(
            RUNTIME + "ScriptBytecodeAdapter",
            RUNTIME + "typehandling/DefaultTypeTransformation",
            RUNTIME + "InvokerHelper",
            RUNTIME + "powerassert/AssertionRenderer");

    private static final Map<String, String> REROUTES = reroutes();

    private static final BitSet PLAIN = plain();

    private Instructions() {}

    static boolean isGenerated(String method) {
        return GENERATED.contains(method) || method.startsWith("super$");
    }

    static boolean isBox(String owner) {
        return BOXES.contains(owner);
    }

    /** Whether a field of this type cannot change by itself: primitives, boxes and texts. */
    static boolean isValue(String descriptor) {
        return descriptor.length() == 1
                || descriptor.equals("Ljava/lang/String;")
                || BOXES.stream().anyMatch(box -> descriptor.equals("L" + box + ";"));
    }

    /**
     * Whether an instruction only moves, computes or compares what is on the stack, or goes elsewhere in its method. Named
     * one by one: what a later Groovy or JDK adds is not among them.
     */
    static boolean isPlain(int opcode) {
        return opcode >= 0 && PLAIN.get(opcode);
    }

    private static BitSet plain() {
        BitSet plain = new BitSet();
        plain.set(Opcodes.NOP, Opcodes.SIPUSH + 1);
        plain.set(Opcodes.ILOAD, Opcodes.ALOAD + 1);
        plain.set(Opcodes.IALOAD, Opcodes.ISTORE);
        plain.set(Opcodes.ISTORE, Opcodes.ASTORE + 1);
        plain.set(Opcodes.IASTORE, Opcodes.SWAP + 1);
        plain.set(Opcodes.IADD, Opcodes.LXOR + 1);
        plain.set(Opcodes.IINC, Opcodes.GOTO + 1);
        plain.set(Opcodes.TABLESWITCH, Opcodes.RETURN + 1);
        plain.set(Opcodes.NEWARRAY);
        plain.set(Opcodes.ARRAYLENGTH, Opcodes.ATHROW + 1);
        plain.set(Opcodes.IFNULL, Opcodes.IFNONNULL + 1);
        return plain;
    }

    /** Boxing and unboxing: {@code Integer.valueOf(int)}, {@code Integer.intValue()}. */
    static boolean isBoxing(String owner, String name, String descriptor) {
        return isBox(owner)
                && (name.equals("valueOf")
                                && Type.getArgumentTypes(descriptor).length == 1
                                && Type.getArgumentTypes(descriptor)[0].getSort() < Type.ARRAY
                        || name.endsWith("Value") && descriptor.startsWith("()"));
    }

    /** The class of ours that stands in for a static method of Groovy's runtime, null when none does. */
    static @org.jspecify.annotations.Nullable String reroute(String owner, String name, String descriptor) {
        return REROUTED_OWNERS.contains(owner) ? REROUTES.get(name + descriptor) : null;
    }

    private static Map<String, String> reroutes() {
        Map<String, String> routes = new HashMap<>();
        for (Class<?> owner : List.of(Adapter.class, Operators.class)) {
            for (Method method : owner.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())) {
                    routes.put(method.getName() + Type.getMethodDescriptor(method), Type.getInternalName(owner));
                }
            }
        }
        return routes;
    }
}
