package weft.realcode;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * A file of a library, and the methods in it that can be converted: those with a body, of classes that are neither local
 * nor anonymous.
 *
 * @param path relative to the root of the sources
 * @param others how many more methods and constructors with a body there are
 * @param privateTypes makes the private nested types package-private, which is what {@code [PrivateType]} asks for
 */
record SourceFile(Path path, String text, List<SourceMethod> methods, int others, Edits privateTypes) {

  private static final Pattern PRIVATE = Pattern.compile("\\bprivate\\b");

  static SourceFile of(
      Path path, String text, CompilationUnitTree unit, SourcePositions positions, IntSupplier numbers) {
    List<SourceMethod> methods = new ArrayList<>();
    int[] others = {0};
    Edits privateTypes = new Edits();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void none) {
        if (method.getBody() != null) {
          if (isConvertible(getCurrentPath())) {
            methods.add(SourceMethod.of(numbers.getAsInt(), getCurrentPath(), positions, text));
          } else {
            others[0]++;
          }
        }
        return super.visitMethod(method, none);
      }

      @Override
      public Void visitClass(ClassTree type, Void none) {
        if (type.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
          int modifiers = (int) positions.getStartPosition(unit, type.getModifiers());
          Matcher keyword = PRIVATE.matcher(text).region(modifiers, text.length());
          if (keyword.find()) privateTypes.replace(keyword.start(), keyword.end(), "");
        }
        return super.visitClass(type, none);
      }
    }.scan(unit, null);
    return new SourceFile(path, text, methods, others[0], privateTypes);
  }

  private static boolean isConvertible(TreePath method) {
    if (((MethodTree) method.getLeaf()).getReturnType() == null) return false;
    TreePath around = method.getParentPath();
    while (around.getLeaf() instanceof ClassTree) around = around.getParentPath();
    return around.getLeaf().getKind() == Tree.Kind.COMPILATION_UNIT;
  }

  /**
   * The text in which all methods but those of {@code kept} numbers are generators.
   *
   * @param isOpened whether private nested types are made package-private
   */
  String converted(Set<Integer> kept, boolean isOpened) {
    Edits edits = new Edits();
    if (isOpened) edits.addAll(privateTypes);
    for (SourceMethod method : methods) {
      if (!kept.contains(method.number())) edits.addAll(method.edits());
    }
    return edits.applyTo(text);
  }
}
