package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import weft.processor.source.Body;
import weft.processor.verify.Assumptions;
import weft.processor.verify.Comparison;
import weft.processor.verify.Contradictions;
import weft.processor.verify.Difference;

/**
 * Verifies what the rounds assumed about names and types, once javac has attributed the class. A difference would be a
 * program that does something else than its source, so it is an error, though none of the user's.
 */
final class Verification extends AfterAnalysis {
  private final Map<String, List<Assumptions>> assumed = new HashMap<>();

  /** Seldom any: differences, and what says that the class does not compile, with its file. */
  private final Map<String, Map<Difference, CompilationUnitTree>> contradictions = new HashMap<>();

  Verification(Javac javac, Diagnostics diagnostics) {
    super(javac, diagnostics);
  }

  /** Has what was assumed about a body verified. */
  void expect(Body body, Set<Tree> factoryCalls) {
    TypeElement owner = body.method().owner();
    expect(owner, Assumptions.in(body, factoryCalls));
    for (Difference contradiction : Contradictions.in(body)) expect(owner, contradiction, body.unit());
  }

  void expect(TypeElement owner, Difference contradiction, CompilationUnitTree unit) {
    contradictions.computeIfAbsent(outermost(owner), name -> new LinkedHashMap<>()).put(contradiction, unit);
  }

  /** Has this verified when javac has attributed the class around {@code owner}. */
  void expect(TypeElement owner, Assumptions ofMethod) {
    assumed.computeIfAbsent(outermost(owner), name -> new ArrayList<>()).add(ofMethod);
  }

  private static String outermost(TypeElement type) {
    TypeElement outer = type;
    while (outer.getEnclosingElement() instanceof TypeElement enclosing) outer = enclosing;
    return outer.getQualifiedName().toString();
  }

  @Override
  void check(TypeElement type) {
    List<Assumptions> all = assumed.remove(outermost(type));
    TreePath path = all == null ? null : javac.trees().getPath(type);
    if (path == null) return;
    for (Difference difference : Comparison.compare(javac, path, all)) expect(type, difference, path.getCompilationUnit());
  }

  /** javac generates no class that has errors, which could explain what was found. */
  @Override
  public void started(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.GENERATE || event.getTypeElement() == null || contradictions.isEmpty()) return;
    Map<Difference, CompilationUnitTree> found = contradictions.remove(outermost(event.getTypeElement()));
    if (found != null) found.forEach(this::report);
  }

  private void report(Difference difference, CompilationUnitTree unit) {
    diagnostics.error(unit, difference.tree(), RefusalId.VERIFICATION,
        difference.message() + "; this is a fault of Weft: please report it, or switch this check off by -A"
            + GeneratorProcessor.VERIFY + "=false");
  }
}
