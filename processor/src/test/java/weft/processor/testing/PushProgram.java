package weft.processor.testing;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program as the oracle runs it, or the reason why the oracle cannot judge it.
 *
 * <p>Push code agrees with a generator only where each call of a generator method is consumed whole, and on the spot: it
 * is the argument of {@code drain}, {@code cut} or {@code list} in the run statements, the argument of {@code
 * Gen.yieldAll}, or what a generator returns outside of a {@code try} (a tail delegation inside runs the {@code finally}
 * first). Decided by names, without types: a method that merely has the name of a generator is taken for one.
 */
final class PushProgram {
  /** The name of the parameter of the method that closes every drained generator after so many elements, and so on. */
  private static final String ARGUMENT = "argument";

  private static final Set<String> CONSUMERS = Set.of("drain", "cut", "list");
  private static final Set<String> PULLS = Set.of("step", "steps", "hn", "nx", "first");

  private final Program program;
  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Set<String> generators = new HashSet<>();
  private final TreeMap<Integer, Edit> pushEdits = new TreeMap<>();
  private final TreeMap<Integer, Edit> cutEdits = new TreeMap<>();
  private final TreeMap<Integer, Edit> consumeEdits = new TreeMap<>();
  private final TreeMap<Integer, Edit> interruptEdits = new TreeMap<>();
  private final TreeMap<Integer, Edit> pushCutEdits = new TreeMap<>();
  private int runStart;
  private int runEnd;
  private String rejection;
  private boolean catchesErrors;
  private boolean catchesAnything;
  private boolean cuts;

  private record Edit(int end, String text) {}

  private PushProgram(Program program, CompilationUnitTree unit, SourcePositions positions) {
    this.program = program;
    this.source = program.source();
    this.unit = unit;
    this.positions = positions;
    findGenerators();
    new Judge().scan(unit, null);
    if (rejection == null && pushEdits.isEmpty()) rejection = "consumes no generator";
    if (rejection == null && cuts && catchesErrors) rejection = "closes a body that catches every Throwable";
  }

  static PushProgram of(Program program) {
    return of(List.of(program)).get(0);
  }

  /** Looks at programs, in the order of their names. */
  static List<PushProgram> of(List<Program> programs) {
    Map<String, Program> byName = new TreeMap<>();
    for (Program program : programs) byName.put(program.qualifiedName(), program);
    Map<String, String> sources = new TreeMap<>();
    byName.forEach((name, program) -> sources.put(name, program.source()));
    JavacTask task = InMemoryCompiler.plain().task(sources);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<PushProgram> result = new ArrayList<>();
    try {
      Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
      for (Program program : byName.values()) result.add(new PushProgram(program, units.next(), positions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }

  Program program() {
    return program;
  }

  /** Why the oracle cannot judge this program, or null where it can. */
  String rejection() {
    return rejection;
  }

  /** Whether the oracle can also judge what happens when the drained generators are closed early. */
  boolean canBeClosed() {
    return !catchesErrors && !cutEdits.isEmpty();
  }

  /** Whether the drained generators can be consumed in other ways. */
  boolean canBeConsumed() {
    return !consumeEdits.isEmpty();
  }

  /** Whether a {@code catch} could see what a resource throws when the generator is closed. */
  boolean catchesAnything() {
    return catchesAnything;
  }

  /**
   * The source for the processor; it may have the methods {@code closed(int)}, {@code interrupted(int)} and
   * {@code consumed(int)}.
   */
  String machineSource() {
    String closed = withMethod(source, "closed", canBeClosed() ? edited(runBody(), runStart, cutEdits) : null);
    String interrupted =
        withMethod(closed, "interrupted", canBeClosed() ? edited(runBody(), runStart, interruptEdits) : null);
    return withMethod(interrupted, "consumed", canBeConsumed() ? edited(runBody(), runStart, consumeEdits) : null);
  }

  /** The source for the oracle. */
  String pushSource() {
    String pushed = edited(source, 0, pushEdits);
    String closed = canBeClosed() ? edited(runBody(), runStart, pushCutEdits) : null;
    String header = "class " + program.className() + " extends ";
    String kit = PushKit.class.getName();
    return withMethod(pushed.replace(header + "Kit ", header + kit + " "), "closed", closed);
  }

  private String runBody() {
    return source.substring(runStart, runEnd);
  }

  private static String withMethod(String source, String name, String body) {
    if (body == null) return source;
    int end = source.lastIndexOf('}');
    return source.substring(0, end) + "void " + name + "(int " + ARGUMENT + ") throws Throwable " + body + "\n}\n";
  }

  private static String edited(String text, int offset, TreeMap<Integer, Edit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits
        .descendingMap()
        .forEach((start, edit) -> result.replace(start - offset, edit.end() - offset, edit.text()));
    return result.toString();
  }

  /** Finds the generator methods, and the methods that only return what a generator method returns. */
  private void findGenerators() {
    int known;
    do {
      known = generators.size();
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void p) {
          if (isGenerator(method) || isWrapper(method)) generators.add(method.getName().toString());
          return super.visitMethod(method, p);
        }
      }.scan(unit, null);
    } while (generators.size() > known);
  }

  private static boolean isGenerator(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      if (annotation.getAnnotationType().toString().equals("Generator")) return true;
    }
    return false;
  }

  private boolean isWrapper(MethodTree method) {
    return method.getBody() != null
        && method.getBody().getStatements().size() == 1
        && method.getBody().getStatements().get(0) instanceof ReturnTree only
        && only.getExpression() instanceof MethodInvocationTree call
        && generators.contains(name(call));
  }

  private static String name(MethodInvocationTree call) {
    return simpleName(call.getMethodSelect());
  }

  private static String simpleName(Tree select) {
    if (select instanceof IdentifierTree identifier) return identifier.getName().toString();
    return select instanceof MemberSelectTree member ? member.getIdentifier().toString() : "";
  }

  /** Looks at each call of a generator, and collects the edits that make push code of the run statements. */
  private final class Judge extends TreePathScanner<Void, Void> {
    private void reject(Tree tree) {
      if (rejection == null) rejection = "pulls: " + tree;
    }

    @Override
    public Void visitMethod(MethodTree method, Void p) {
      if (isRun(getCurrentPath())) {
        runStart = start(method.getBody());
        runEnd = end(method.getBody());
      }
      return super.visitMethod(method, p);
    }

    private boolean isRun(TreePath method) {
      return method != null
          && method.getParentPath().getParentPath().getLeaf() == unit
          && ((MethodTree) method.getLeaf()).getName().contentEquals("run");
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void p) {
      if (generators.contains(name(call)) && !isConsumed()) reject(call);
      if (call.getMethodSelect() instanceof IdentifierTree function) {
        String name = function.getName().toString();
        if (PULLS.contains(name) && isRun(method())) reject(call);
        if (CONSUMERS.contains(name) && !generators.contains(name)) consumer(name, call);
      }
      return super.visitMethodInvocation(call, p);
    }

    /** {@code drain(E)}, {@code cut(E, n)} or {@code list(E)}. */
    private void consumer(String name, MethodInvocationTree call) {
      ExpressionTree source = generatorCall(call.getArguments().get(0));
      boolean elementsAreTyped = name.equals("list") && !isShownOrDropped();
      if (!isRun(method()) || source == null || isInsideConsumer() || elementsAreTyped) {
        reject(call);
        return;
      }
      Edit lambda = new Edit(end(call.getArguments().get(0)), "() -> " + text(source));
      String push = "push" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      boolean drains = name.equals("drain");
      for (boolean closed : new boolean[] {false, true}) {
        TreeMap<Integer, Edit> edits = closed ? pushCutEdits : pushEdits;
        edits.put(start(call), rename(call, drains && closed ? "pushCut" : push));
        edits.put(start(call.getArguments().get(0)), lambda);
      }
      if (drains) {
        Edit limit = new Edit(end(call) - 1, ", " + ARGUMENT);
        pushCutEdits.put(end(call) - 1, limit);
        cutEdits.put(start(call), rename(call, "cut"));
        cutEdits.put(end(call) - 1, limit);
        interruptEdits.put(start(call), rename(call, Consumption.class.getName() + ".interrupt"));
        interruptEdits.put(end(call) - 1, limit);
        consumeEdits.put(start(call), rename(call, Consumption.class.getName() + ".consume"));
        consumeEdits.put(end(call) - 1, limit);
      }
      cuts |= name.equals("cut");
    }

    private Edit rename(MethodInvocationTree call, String name) {
      return new Edit(end(call.getMethodSelect()), name);
    }

    /** The call of a generator that an expression is, perhaps with {@code .iterator()} after it; or null. */
    private ExpressionTree generatorCall(ExpressionTree expression) {
      if (!(expression instanceof MethodInvocationTree call)) return null;
      if (generators.contains(name(call))) return call;
      boolean iterated = name(call).equals("iterator") && call.getMethodSelect() instanceof MemberSelectTree;
      return iterated ? generatorCall(((MemberSelectTree) call.getMethodSelect()).getExpression()) : null;
    }

    /** Whether the generator call at the current path is consumed whole and on the spot. */
    private boolean isConsumed() {
      TreePath path = getCurrentPath();
      TreePath method = method();
      if (method == null) return false;
      if (isRun(method)) return isArgumentOfConsumer(path);
      if (isWrapper((MethodTree) method.getLeaf())) return true;
      if (!isGenerator((MethodTree) method.getLeaf())) return false;
      TreePath parent = path.getParentPath();
      while (parent.getLeaf() instanceof ParenthesizedTree) parent = parent.getParentPath();
      if (parent.getLeaf() instanceof ReturnTree) return !isInsideTry(parent);
      return parent.getLeaf() instanceof MethodInvocationTree all && name(all).equals("yieldAll");
    }

    private boolean isArgumentOfConsumer(TreePath path) {
      Tree parent = path.getParentPath().getLeaf();
      if (parent instanceof MemberSelectTree select && select.getIdentifier().contentEquals("iterator")) {
        return isArgumentOfConsumer(path.getParentPath().getParentPath());
      }
      return parent instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof IdentifierTree
          && CONSUMERS.contains(name(call))
          && call.getArguments().get(0) == path.getLeaf();
    }

    private boolean isInsideTry(TreePath path) {
      for (TreePath at = path; !(at.getLeaf() instanceof MethodTree); at = at.getParentPath()) {
        if (at.getLeaf() instanceof TryTree) return true;
      }
      return false;
    }

    /** Push code has a list of objects: it will do for {@code log(list(E))} and {@code guard(() -> list(E))}. */
    private boolean isShownOrDropped() {
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      return parent instanceof LambdaExpressionTree
          || parent instanceof MethodInvocationTree call && name(call).equals("log");
    }

    private boolean isInsideConsumer() {
      for (TreePath at = getCurrentPath().getParentPath(); at != null; at = at.getParentPath()) {
        if (at.getLeaf() instanceof MethodInvocationTree call && CONSUMERS.contains(name(call))) return true;
      }
      return false;
    }

    /** The method around the current path; null where there is none, or a lambda of a body is in between. */
    private TreePath method() {
      boolean inLambda = false;
      for (TreePath at = getCurrentPath(); at != null; at = at.getParentPath()) {
        if (at.getLeaf() instanceof MethodTree) return inLambda && !isRun(at) ? null : at;
        inLambda |= at.getLeaf() instanceof LambdaExpressionTree;
      }
      return null;
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void p) {
      if (generators.contains(reference.getName().toString())) reject(reference);
      return super.visitMemberReference(reference, p);
    }

    @Override
    public Void visitCatch(CatchTree handler, Void p) {
      catchesAnything = true;
      catchesErrors |= handler.getParameter().getType().toString().matches(".*\\b(Throwable|\\w*Error)\\b.*");
      return super.visitCatch(handler, p);
    }
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  private String text(Tree tree) {
    return source.substring(start(tree), end(tree));
  }
}
