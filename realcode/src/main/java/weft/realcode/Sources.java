package weft.realcode;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java files below a directory. */
final class Sources {
  private Sources() {}

  /** Those of ordinary packages: no module is declared, so that the companions need none. */
  static List<Path> below(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java") && !path.endsWith("module-info.java"))
          .sorted()
          .toList();
    }
  }

  static List<SourceFile> parse(Path root) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(below(root)));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<SourceFile> result = new ArrayList<>();
      int[] count = {0};
      for (CompilationUnitTree unit : task.parse()) {
        Path path = Path.of(unit.getSourceFile().toUri());
        result.add(SourceFile.of(root.relativize(path), Files.readString(path), unit, positions, () -> ++count[0]));
      }
      return result;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
