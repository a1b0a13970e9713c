package weft.processor.weave;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Replaces the code of template methods in a class file.
 *
 * <pre>
 * static Sequence&lt;Integer&gt; fibonacci(int n) {      iload 0
 *   ...                                          invokestatic NumbersGenerators.fibonacci:(I)Lweft/Sequence;
 * }                                              areturn
 * </pre>
 *
 * All else about the method stays: flags, annotations, {@code Signature}, {@code Exceptions}, {@code MethodParameters}.
 * The constant pool is written anew, so that constants and bootstrap methods of the old code go with it.
 */
public final class ClassWeaver {
  private ClassWeaver() {}

  /**
   * Weaves the calls into a class file.
   *
   * @throws WeavingException if the class file is unreadable, lacks one of the methods, or has no template there
   */
  public static byte[] weave(byte[] classFile, Collection<DirectCall> calls) {
    try {
      ClassReader reader = new ClassReader(classFile);
      ClassFacts facts = new ClassFacts();
      reader.accept(facts, ClassReader.SKIP_FRAMES);
      Map<MethodFacts, DirectCall> templates = new LinkedHashMap<>();
      for (DirectCall call : calls) {
        templates.put(template(facts, call), call);
      }
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new Replacement(writer, facts, templates), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // ASM's way to say that it does not know the version, or that the bytes are no class file.
      throw new WeavingException("its class file cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static MethodFacts template(ClassFacts facts, DirectCall call) {
    MethodFacts method = facts.method(call.methodName(), call.descriptor());
    String named = call.methodName() + call.descriptor();
    if (method == null || method.isStatic() != call.isStatic()) {
      throw new WeavingException(
          "its class file has no " + (call.isStatic() ? "static" : "instance") + " method " + named);
    }
    if (!method.hasCode) {
      throw new WeavingException("the method " + named + " has no code in its class file");
    }
    String factory = MethodFacts.key(call.companion(), call.factoryName(), call.factoryDescriptor());
    boolean isOnlyFactoryCall = method.references.equals(Set.of(factory));
    if (isOnlyFactoryCall || call.hasMarkers() && !method.callsMarkers) {
      throw new WeavingException(
          "the method " + named + " is no generator in its class file, which is stale or was woven already");
    }
    return method;
  }

  /** Copies the class, with other code for the templates and without the methods that only they used. */
  private static final class Replacement extends ClassVisitor {
    private final ClassFacts facts;
    private final Map<MethodFacts, DirectCall> templates;
    private final Set<MethodFacts> unused;

    Replacement(ClassVisitor target, ClassFacts facts, Map<MethodFacts, DirectCall> templates) {
      super(Opcodes.ASM9, target);
      this.facts = facts;
      this.templates = templates;
      this.unused = facts.unusedWithout(templates.keySet());
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodFacts method = facts.method(name, descriptor);
      if (unused.contains(method)) {
        return null;
      }
      MethodVisitor target = super.visitMethod(access, name, descriptor, signature, exceptions);
      DirectCall call = templates.get(method);
      return call == null ? target : new FactoryCall(target, method, call);
    }
  }
}
