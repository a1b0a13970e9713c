package weft.processor.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Passes a template method on with the call of its factory for code. ASM visits all else about a method before its
 * code, so the new code is written where the old one starts, and the old one goes nowhere.
 */
final class FactoryCall extends MethodVisitor {
  private final MethodVisitor target;
  private final MethodFacts method;
  private final DirectCall call;

  FactoryCall(MethodVisitor target, MethodFacts method, DirectCall call) {
    super(Opcodes.ASM9, target);
    this.target = target;
    this.method = method;
    this.call = call;
  }

  @Override
  public void visitCode() {
    mv = null; // what ASM still visits is the old code
    Label start = new Label();
    Label end = new Label();
    target.visitCode();
    target.visitLabel(start);
    if (method.firstLine != 0) {
      target.visitLineNumber(method.firstLine, start);
    }
    int slot = 0;
    if (call.isConstructor()) {
      target.visitTypeInsn(Opcodes.NEW, call.companion());
      target.visitInsn(Opcodes.DUP);
    }
    if (!call.isStatic()) {
      target.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type parameter : Type.getArgumentTypes(call.descriptor())) {
      target.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    // A companion is a class, whatever the owner is: never an InterfaceMethodref (JVMS 4.4.2).
    target.visitMethodInsn(
        call.isConstructor() ? Opcodes.INVOKESPECIAL : Opcodes.INVOKESTATIC, call.companion(), call.factoryName(), call.factoryDescriptor(), false);
    Type result = Type.getReturnType(call.descriptor());
    target.visitInsn(result.getOpcode(Opcodes.IRETURN));
    target.visitLabel(end);
    method.parameters.forEach(
        (index, variable) ->
            target.visitLocalVariable(
                variable.name(), variable.descriptor(), variable.signature(), start, end, index));
    // Straight code needs no stack map frame (JVMS 4.10.1). The receiver and the arguments are all of the stack.
    int operands = slot + (call.isConstructor() ? 2 : 0);
    target.visitMaxs(Math.max(operands, result.getSize()), slot);
  }

  @Override
  public void visitEnd() {
    target.visitEnd();
  }
}
