package dev.syncline.script.fence;

import java.math.BigDecimal;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Looks at each instruction of one method, re-routes it where it must go elsewhere, refuses it where it is unknown. */
final class InstructionCheck {

    private static final String INDY = "org/codehaus/groovy/vmplugin/v8/IndyInterface";
    private static final String INDY_SHAPE = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;Ljava/lang/String;I)Ljava/lang/invoke/CallSite;";
    private static final Set<String> INDY_CALLS = Set.of("invoke", "getProperty", "init", "cast");
    private static final Handle SITES =
            new Handle(Opcodes.H_INVOKESTATIC, "dev/syncline/script/fence/Sites", "bootstrap", INDY_SHAPE, false);
    private static final String TEXT = "dev/syncline/script/fence/FencedText";
    private static final String GSTRING = "org/codehaus/groovy/runtime/GStringImpl";
    private static final int LARGEST_SCALE = 1_000;

    private final ClassNode owner;
    private final MethodNode method;
    private final Set<String> own;
    private final Set<String> ownMethods;
    private final boolean generated;
    private int line;

    InstructionCheck(ClassNode owner, MethodNode method, Set<String> own, Set<String> ownMethods) {
        this.owner = owner;
        this.method = method;
        this.own = own;
        this.ownMethods = ownMethods;
        this.generated = Instructions.isGenerated(method.name);
    }

    /** What has to run before the instruction; it is itself changed in place. */
    InsnList accept(AbstractInsnNode instruction) {
        InsnList before = new InsnList();
        if (instruction instanceof LineNumberNode number) {
            line = number.line;
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            dynamic(dynamic);
        } else if (instruction instanceof MethodInsnNode call) {
            call(call);
        } else if (instruction instanceof FieldInsnNode field) {
            field(field);
        } else if (instruction instanceof TypeInsnNode type) {
            type(type, before);
        } else if (instruction instanceof LdcInsnNode constant) {
            constant(constant);
        } else {
            plain(instruction, before);
        }
        return before;
    }

    private void plain(AbstractInsnNode instruction, InsnList before) {
        int opcode = instruction.getOpcode();
        boolean mark = instruction instanceof LabelNode || instruction instanceof FrameNode;
        if (!mark && !Instructions.isPlain(opcode)) {
            throw refused(
                    switch (opcode) {
                        case Opcodes.MULTIANEWARRAY -> "an array of several dimensions";
                        case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> "a synchronized block";
                        default -> "an instruction of the kind " + opcode;
                    });
        }
        if (opcode == Opcodes.NEWARRAY) {
            before.add(BytecodePass.call("size", "(I)I"));
        }
    }

    private void dynamic(InvokeDynamicInsnNode call) {
        boolean known = call.bsm.getOwner().equals(INDY)
                && call.bsm.getName().equals("bootstrap")
                && call.bsm.getDesc().equals(INDY_SHAPE)
                && INDY_CALLS.contains(call.name)
                && call.bsmArgs.length == 2
                && call.bsmArgs[0] instanceof String
                && call.bsmArgs[1] instanceof Integer;
        if (!known) {
            throw refused("a call of the kind " + call.name);
        }
        call.bsm = SITES;
    }

    private void call(MethodInsnNode call) {
        String member = call.owner + "." + call.name + call.desc;
        String route = Instructions.reroute(call.owner, call.name, call.desc);
        if (route != null) {
            call.owner = route;
            return;
        }
        if (call.owner.equals(GSTRING) && Instructions.METHODS.contains(member)) {
            call.owner = TEXT;
            return;
        }
        if (own.contains(call.owner)) {
            ownCall(call, member);
            return;
        }
        boolean known = Instructions.METHODS.contains(member)
                || Instructions.isBoxing(call.owner, call.name, call.desc)
                || isSuperConstructor(call)
                || Instructions.GENERATED_CALLS.contains(member)
                        && (generated || method.name.equals("<init>") || method.name.equals("values"))
                || isClone(call);
        if (!known || call.name.equals("<init>") && call.owner.startsWith("java/math/") && isHuge(call)) {
            throw refused(BytecodePass.name(call.owner) + "." + call.name + "()");
        }
    }

    private boolean isClone(MethodInsnNode call) {
        return call.name.equals("clone")
                && method.name.equals("values")
                && (call.owner.startsWith("[") || call.owner.equals("java/lang/Object"));
    }

    private boolean isSuperConstructor(MethodInsnNode call) {
        return call.name.equals("<init>")
                && call.getOpcode() == Opcodes.INVOKESPECIAL
                && (call.owner.equals("java/lang/IllegalArgumentException")
                        || call.owner.equals(owner.superName)
                                && Instructions.SUPERCLASSES.contains(call.owner)
                                && !call.owner.startsWith("groovy/"));
    }

    /** {@code 1e999999999} is one short literal and a gigabyte of digits as soon as something is added to it. */
    private static boolean isHuge(MethodInsnNode call) {
        return call.getPrevious() instanceof LdcInsnNode constant
                && constant.cst instanceof String digits
                && (digits.length() > LARGEST_SCALE || Math.abs(new BigDecimal(digits).scale()) > LARGEST_SCALE);
    }

    private void ownCall(MethodInsnNode call, String member) {
        boolean internal = Instructions.isGenerated(call.name);
        boolean startUp = call.name.equals("$getStaticMetaClass") && method.name.equals("<init>")
                || call.name.equals("__$swapInit") && method.name.startsWith("<")
                || call.name.equals("__$swapInit") && generated
                || call.name.equals("$INIT") && method.name.equals("<clinit>");
        if (!ownMethods.contains(member) || internal && !generated && !startUp && !call.name.startsWith("super$")) {
            throw refused(BytecodePass.name(call.owner) + "." + call.name + "()");
        }
    }

    private void field(FieldInsnNode field) {
        boolean start = method.name.startsWith("<") && field.getOpcode() != Opcodes.GETFIELD;
        boolean internal = Instructions.INTERNAL_FIELDS.contains(field.name);
        boolean primitiveType = Instructions.isBox(field.owner) && field.name.equals("TYPE");
        if (!primitiveType && (!own.contains(field.owner) || internal && !generated && !start)) {
            throw refused(BytecodePass.name(field.owner) + "." + field.name);
        }
    }

    private void type(TypeInsnNode type, InsnList before) {
        if (type.getOpcode() == Opcodes.NEW) {
            if (!own.contains(type.desc) && !Instructions.NEW.contains(type.desc)) {
                throw refused("new " + BytecodePass.name(type.desc) + "()");
            }
            if (type.desc.equals(GSTRING)) {
                type.desc = TEXT;
            }
        } else if (type.getOpcode() == Opcodes.ANEWARRAY) {
            before.add(BytecodePass.call("size", "(I)I"));
        }
    }

    private void constant(LdcInsnNode constant) {
        Object value = constant.cst;
        if (value instanceof Type type) {
            boolean enumSupport =
                    type.getInternalName().equals("org/codehaus/groovy/transform/ImmutableASTTransformation")
                            || type.getInternalName().equals("org/codehaus/groovy/runtime/InvokerHelper");
            if (enumSupport) {
                constant.cst = Type.getObjectType("java/lang/Void");
            } else if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
                throw refused("a method type constant");
            }
        } else if (!(value instanceof Number || value instanceof String)) {
            throw refused("a constant of an unknown kind");
        }
    }

    private NotPermitted refused(String what) {
        return new NotPermitted(line, "A rule may not use " + what + ".");
    }
}
