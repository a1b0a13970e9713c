package weft.realcode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac. */
final class Compiler {
  private Compiler() {}

  /**
   * Compiles {@code sources} into {@code output}.
   *
   * @param processors where annotation processors are looked for; none run if it is empty
   * @return the errors
   */
  static List<Diagnostic<? extends JavaFileObject>> compile(
      List<Path> sources, Collection<Path> classPath, Collection<Path> processors, Path output) throws IOException {
    List<String> options = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-Xmaxerrs", "1000000"));
    options.addAll(List.of("-encoding", "UTF-8", "-g", "-d", output.toString(), "-classpath", joined(classPath)));
    options.addAll(processors.isEmpty() ? List.of("-proc:none") : List.of("--processor-path", joined(processors)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      compiler
          .getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
  }

  static String joined(Collection<Path> path) {
    return path.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
