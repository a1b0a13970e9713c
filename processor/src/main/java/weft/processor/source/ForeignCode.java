package weft.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import weft.processor.Javac;

/**
 * What other processors write into bodies. Only Lombok does so, into javac's trees. Of that there is no source text that
 * could be moved; and where this processor comes first, it is not there yet.
 */
final class ForeignCode {
  /** The annotations of Lombok that change the body that they stand at, or in. */
  private static final Set<String> ANNOTATIONS =
      Set.of("lombok.NonNull", "lombok.SneakyThrows", "lombok.Synchronized", "lombok.Locked", "lombok.Locked.Read",
          "lombok.Locked.Write", "lombok.Cleanup", "lombok.experimental.ExtensionMethod", "lombok.experimental.Helper");

  private ForeignCode() {}

  /** The annotation at a generator, its parameters or its class that changes its body; or null. */
  static String annotationAt(ExecutableElement method) {
    String found = in(method.getAnnotationMirrors());
    for (Element parameter : method.getParameters()) if (found == null) found = in(parameter.getAnnotationMirrors());
    for (Element e = method.getEnclosingElement(); found == null && e instanceof TypeElement; e = e.getEnclosingElement()) {
      found = in(e.getAnnotationMirrors());
    }
    return found;
  }

  private static String in(List<? extends AnnotationMirror> annotations) {
    for (AnnotationMirror annotation : annotations) {
      TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
      if (changesBody(type)) return type.getQualifiedName().toString();
    }
    return null;
  }

  static boolean changesBody(TypeElement annotation) {
    return ANNOTATIONS.contains(annotation.getQualifiedName().toString());
  }

  /** Whether statements stand in {@code body} that are not in the source: their positions are those of something else. */
  static boolean isIn(BlockTree body, CompilationUnitTree unit, Javac javac) {
    Positions positions = new Positions(unit, javac.trees().getSourcePositions());
    positions.scan(body, null);
    return positions.isOutOfOrder;
  }

  private static final class Positions extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private boolean isOutOfOrder;

    Positions(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    private long start(Tree tree) {
      return positions.getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
      return positions.getEndPosition(unit, tree);
    }

    @Override
    public Void visitBlock(BlockTree node, Void none) {
      long last = start(node);
      for (StatementTree statement : node.getStatements()) {
        if (start(statement) >= 0 && end(statement) >= 0) { // a constructor's call of super has none
          isOutOfOrder |= start(statement) < last || end(statement) > end(node);
          last = Math.max(last, start(statement));
        }
      }
      return super.visitBlock(node, none);
    }
  }
}
