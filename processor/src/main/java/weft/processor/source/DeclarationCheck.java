package weft.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import weft.processor.Diagnostics;
import weft.processor.Javac;

/** Refuses methods that cannot be generators whatever their body is. */
public final class DeclarationCheck {
  private final Javac javac;
  private final Diagnostics diagnostics;

  public DeclarationCheck(Javac javac, Diagnostics diagnostics) {
    this.javac = javac;
    this.diagnostics = diagnostics;
  }

  /** The template method that {@code element} declares; empty, and reported, where it is refused. */
  public Optional<GeneratorMethod> check(ExecutableElement element) {
    TreePath path = javac.trees().getPath(element);
    if (path == null) return Optional.empty();
    MethodTree tree = (MethodTree) path.getLeaf();
    CompilationUnitTree unit = path.getCompilationUnit();
    TypeElement owner = (TypeElement) element.getEnclosingElement();
    int before = diagnostics.count();
    if (tree.getBody() == null) {
      refuse(unit, tree, "AbstractGenerator",
          "a generator needs a body; put @Generator on the methods that implement this one instead");
    }
    if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      refuse(unit, tree, "YieldInSynchronized",
          "a generator cannot be synchronized: the monitor would be held while it is suspended;"
              + " use a synchronized block around the statements that need it, without a yield inside");
    }
    if (ReturnShape.of(element.getReturnType(), javac).isEmpty()) {
      Tree at = tree.getReturnType() == null ? tree : tree.getReturnType();
      refuse(unit, at, "ReturnType",
          "a generator cannot return " + element.getReturnType() + "; return Sequence, Iterable, Iterator, Stream,"
              + " or one of the primitive sequences, iterators and streams");
    }
    for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        refuse(unit, tree, "PrivateType",
            "the generated class cannot name the private type " + e.getSimpleName() + "; make it package-private");
      }
    }
    return diagnostics.count() == before ? Optional.of(new GeneratorMethod(owner, element, path)) : Optional.empty();
  }

  private void refuse(CompilationUnitTree unit, Tree tree, String id, String message) {
    diagnostics.error(unit, tree, id, message);
  }
}
