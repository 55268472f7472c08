package dev.syncline.script.fence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Re-routes what Groovy generated to the fence and refuses every instruction it does not know. */
final class BytecodePass {

    private static final String CHECKPOINT = "dev/syncline/script/fence/Checkpoint";

    private final Set<String> own = new HashSet<>();
    private final Set<String> ownMethods = new HashSet<>();
    private final List<ClassNode> classes = new ArrayList<>();

    /** Reads all classes of one rule, so that they know each other. */
    BytecodePass(List<byte[]> generated) {
        for (byte[] code : generated) {
            ClassNode node = new ClassNode();
            new ClassReader(code).accept(node, 0);
            classes.add(node);
            own.add(node.name);
            for (MethodNode method : node.methods) {
                ownMethods.add(node.name + "." + method.name + method.desc);
            }
        }
    }

    /** The classes as they may run, in the order they were given. */
    List<byte[]> rewrite() {
        List<byte[]> written = new ArrayList<>();
        for (ClassNode node : classes) {
            checkClass(node);
            node.methods.removeIf(method -> isLeftOut(method.name));
            for (MethodNode method : node.methods) {
                checkMethod(node, method);
                instructions(node, method);
            }
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            node.accept(writer);
            written.add(writer.toByteArray());
        }
        return written;
    }

    /** Whether something could stay in these classes from one run to the next. */
    boolean keepsState() {
        return classes.stream().anyMatch(this::keepsState);
    }

    private boolean keepsState(ClassNode node) {
        boolean constants = node.superName.equals("java/lang/Enum");
        return node.fields.stream()
                .filter(field -> !Instructions.INTERNAL_FIELDS.contains(field.name) && !field.name.contains("$"))
                .anyMatch(field -> (field.access & Opcodes.ACC_STATIC) == 0
                        ? constants
                        : !Instructions.isValue(field.desc) && !isConstant(field.desc));
    }

    private boolean isConstant(String descriptor) {
        return classes.stream()
                .anyMatch(node -> node.superName.equals("java/lang/Enum") && descriptor.equals("L" + node.name + ";"));
    }

    private static boolean isLeftOut(String method) {
        return method.equals("main") || method.startsWith("this$dist$") || method.startsWith("super$");
    }

    private void checkClass(ClassNode node) {
        if (!own.contains(node.superName) && !Instructions.SUPERCLASSES.contains(node.superName)) {
            throw refused(node, "extends " + name(node.superName));
        }
        for (String parent : node.interfaces) {
            if (!own.contains(parent) && !Instructions.INTERFACES.contains(parent)) {
                throw refused(node, "implements " + name(parent));
            }
        }
        for (FieldNode field : node.fields) {
            if (field.value != null && !(field.value instanceof Number) && !(field.value instanceof String)) {
                throw refused(node, "a constant of an unknown kind");
            }
        }
    }

    private static void checkMethod(ClassNode node, MethodNode method) {
        boolean generated = Instructions.isGenerated(method.name);
        if ((method.access & Opcodes.ACC_NATIVE) != 0 || Instructions.BANNED_METHODS.contains(method.name)) {
            throw refused(node, "a method named " + method.name);
        }
        if (method.name.contains("$") && !generated) {
            throw refused(node, "a method named " + method.name);
        }
    }

    private void instructions(ClassNode node, MethodNode method) {
        InstructionCheck check = new InstructionCheck(node, method, own, ownMethods);
        Set<AbstractInsnNode> seen = new HashSet<>();
        ListIterator<AbstractInsnNode> all = method.instructions.iterator();
        while (all.hasNext()) {
            AbstractInsnNode instruction = all.next();
            seen.add(instruction);
            InsnList before = check.accept(instruction);
            if (jumpsBack(instruction, seen)) {
                before.add(call("tick", "()V"));
            }
            if (before.size() > 0) {
                method.instructions.insertBefore(instruction, before);
            }
        }
        for (TryCatchBlockNode block : new ArrayList<>(method.tryCatchBlocks)) {
            handler(method, block.handler);
        }
        if (!Instructions.isGenerated(method.name) && method.instructions.size() > 0 && !method.name.startsWith("<")) {
            method.instructions.insert(call("tick", "()V"));
        }
    }

    private static boolean jumpsBack(AbstractInsnNode instruction, Set<AbstractInsnNode> seen) {
        if (instruction instanceof JumpInsnNode jump) {
            return seen.contains(jump.label);
        }
        if (instruction instanceof TableSwitchInsnNode table) {
            return seen.contains(table.dflt) || table.labels.stream().anyMatch(seen::contains);
        }
        return instruction instanceof LookupSwitchInsnNode lookup
                && (seen.contains(lookup.dflt) || lookup.labels.stream().anyMatch(seen::contains));
    }

    private static void handler(MethodNode method, LabelNode label) {
        AbstractInsnNode at = label;
        while (at.getNext() instanceof LabelNode
                || at.getNext() instanceof LineNumberNode
                || at.getNext() instanceof FrameNode) {
            at = at.getNext();
        }
        if (at.getNext() instanceof InsnNode dup
                && dup.getOpcode() == Opcodes.DUP
                && dup.getNext() instanceof MethodInsnNode known
                && known.owner.equals(CHECKPOINT)) {
            return;
        }
        InsnList caught = new InsnList();
        caught.add(new InsnNode(Opcodes.DUP));
        caught.add(call("caught", "(Ljava/lang/Throwable;)V"));
        method.instructions.insert(at, caught);
    }

    static MethodInsnNode call(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, CHECKPOINT, name, descriptor, false);
    }

    private static NotPermitted refused(ClassNode node, String what) {
        return new NotPermitted(0, "A rule may not contain " + what + " (in " + name(node.name) + ").");
    }

    static String name(String internal) {
        return internal.replace('/', '.');
    }
}
