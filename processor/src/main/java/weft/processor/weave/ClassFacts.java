package weft.processor.weave;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What weaving needs to know of one class file: its methods, and which of them only javac's lambdas need. */
final class ClassFacts extends ClassVisitor {
  /** By {@link MethodFacts#key}, in the order of the class file. */
  private final Map<String, MethodFacts> methods = new LinkedHashMap<>();

  private String name;

  ClassFacts() {
    super(Opcodes.ASM9);
  }

  /** The internal name of the class. */
  String name() {
    return name;
  }

  /** The method, or null. */
  MethodFacts method(String method, String descriptor) {
    return methods.get(MethodFacts.key(name, method, descriptor));
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String superName, String[] interfaces) {
    this.name = name;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    MethodFacts facts = new MethodFacts(access, method, descriptor);
    methods.put(MethodFacts.key(name, method, descriptor), facts);
    return facts;
  }

  /**
   * The methods that nothing uses once the code of {@code replaced} is gone: the bodies of its lambdas, of the lambdas
   * in these, and the deserializer if no other code makes serializable lambdas. javac may share one body between equal
   * lambdas, so what other code uses stays, wherever it came from.
   */
  Set<MethodFacts> unusedWithout(Collection<MethodFacts> replaced) {
    Set<MethodFacts> used =
        reachable(methods.values(), method -> !isForLambdas(method) && !replaced.contains(method));
    return reachable(replaced, method -> true).stream()
        .filter(method -> isForLambdas(method) && !used.contains(method))
        .collect(Collectors.toSet());
  }

  /** The methods in {@code roots} that satisfy the condition, and the lambda methods that they use at any remove. */
  private Set<MethodFacts> reachable(Collection<MethodFacts> roots, Predicate<MethodFacts> condition) {
    Set<MethodFacts> reached = new HashSet<>();
    Deque<MethodFacts> open = new ArrayDeque<>();
    roots.stream().filter(condition).forEach(open::add);
    while (!open.isEmpty()) {
      MethodFacts method = open.remove();
      if (!reached.add(method)) {
        continue;
      }
      method.references.stream()
          .map(methods::get)
          .filter(Objects::nonNull)
          .filter(ClassFacts::isForLambdas)
          .forEach(open::add);
      if (method.makesSerializableLambdas) {
        methods.values().stream().filter(MethodFacts::isLambdaDeserializer).forEach(open::add);
      }
    }
    return reached;
  }

  private static boolean isForLambdas(MethodFacts method) {
    return method.isLambdaBody() || method.isLambdaDeserializer();
  }
}
