package weft.processor.weave;

import java.lang.invoke.LambdaMetafactory;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What weaving needs to know of the code of one method. */
final class MethodFacts extends MethodVisitor {
  private static final String MARKERS = "weft/Gen";
  private static final String DESERIALIZE_LAMBDA = "$deserializeLambda$";

  /** An entry of the LocalVariableTable (JVMS 4.7.13); with a signature, of the LocalVariableTypeTable too (4.7.14). */
  record Parameter(String name, String descriptor, String signature) {}

  final int access;
  final String name;
  final String descriptor;

  /** All methods that are called or of which a handle is taken, each as {@link #key}. */
  final Set<String> references = new LinkedHashSet<>();

  /** By slot, the parameters and {@code this} that the class file names. */
  final Map<Integer, Parameter> parameters = new TreeMap<>();

  /** Zero if the code has no line numbers. */
  int firstLine;

  boolean hasCode;
  boolean callsMarkers;
  boolean makesSerializableLambdas;

  MethodFacts(int access, String name, String descriptor) {
    super(Opcodes.ASM9);
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
  }

  static String key(String owner, String name, String descriptor) {
    return owner + "." + name + descriptor;
  }

  boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  /** The number of slots that {@code this} and the parameters take (JVMS 2.6.1). */
  int parameterSlots() {
    return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isStatic() ? 1 : 0);
  }

  /** The method that javac makes of the body of a lambda. */
  boolean isLambdaBody() {
    return isPrivateSynthetic() && name.startsWith("lambda$");
  }

  /** The method by which {@link java.lang.invoke.SerializedLambda} makes the serializable lambdas of a class again. */
  boolean isLambdaDeserializer() {
    return isPrivateSynthetic() && name.equals(DESERIALIZE_LAMBDA);
  }

  private boolean isPrivateSynthetic() {
    int both = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    return (access & both) == both;
  }

  @Override
  public void visitCode() {
    hasCode = true;
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    if (firstLine == 0) {
      firstLine = line;
    }
  }

  @Override
  public void visitLocalVariable(
      String variable, String type, String signature, Label start, Label end, int slot) {
    if (slot < parameterSlots()) {
      parameters.putIfAbsent(slot, new Parameter(variable, type, signature));
    }
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
    references.add(key(owner, method, type));
    callsMarkers |= opcode == Opcodes.INVOKESTATIC && owner.equals(MARKERS);
  }

  @Override
  public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
    addConstant(bootstrap);
    for (Object argument : arguments) {
      addConstant(argument);
    }
    makesSerializableLambdas |= isSerializableLambda(bootstrap, arguments);
  }

  @Override
  public void visitLdcInsn(Object constant) {
    addConstant(constant);
  }

  private void addConstant(Object constant) {
    if (constant instanceof Handle handle) {
      references.add(key(handle.getOwner(), handle.getName(), handle.getDesc()));
    } else if (constant instanceof ConstantDynamic dynamic) {
      addConstant(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        addConstant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }

  /** The fourth argument of {@link LambdaMetafactory#altMetafactory} holds the flags. */
  private static boolean isSerializableLambda(Handle bootstrap, Object[] arguments) {
    return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && bootstrap.getName().equals("altMetafactory")
        && arguments.length > 3
        && arguments[3] instanceof Integer flags
        && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
  }
}
