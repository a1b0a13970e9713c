package weft.processor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;

/**
 * What a compilation gave.
 *
 * @param generated the sources that processors wrote, by path
 * @param classes the class files, by binary name
 */
public record Compilation(
    boolean succeeded, List<Finding> findings, Map<String, String> generated, Map<String, byte[]> classes) {

  /**
   * A diagnostic.
   *
   * @param file the path of the source, or an empty string
   * @param column where javac prints the caret
   */
  public record Finding(
      Diagnostic.Kind kind, String file, long line, long column, boolean inGeneratedSource, String message) {
    /** An error or a warning, and not a note. */
    public boolean isProblem() {
      return kind == Diagnostic.Kind.ERROR || isWarning();
    }

    public boolean isWarning() {
      return kind == Diagnostic.Kind.WARNING || kind == Diagnostic.Kind.MANDATORY_WARNING;
    }

    @Override
    public String toString() {
      return file + ":" + line + ":" + column + ": " + kind + ": " + message;
    }
  }

  /** Whether it has given no error, and no warning in a generated source. */
  public boolean isClean() {
    return succeeded && findings.stream().noneMatch(finding -> finding.isWarning() && finding.inGeneratedSource());
  }

  /** This compilation, which must be clean. */
  public Compilation checked() {
    if (!succeeded) throw new AssertionError("compilation failed:\n" + report());
    if (!isClean()) {
      throw new AssertionError("warnings in generated sources:\n" + report());
    }
    return this;
  }

  /** What concerns a top-level class and its companion, or no class at all. */
  public Compilation of(String className) {
    List<Finding> mine = findings.stream().filter(f -> f.file().isEmpty() || isOf(className, f.file())).toList();
    Map<String, String> companion = new TreeMap<>(generated);
    companion.keySet().removeIf(path -> !isOf(className, path));
    return new Compilation(mine.stream().noneMatch(f -> f.kind() == Diagnostic.Kind.ERROR), mine, companion, classes);
  }

  private static boolean isOf(String className, String path) {
    return path.substring(path.lastIndexOf('/') + 1).matches(className + "(Generators)?\\.java");
  }

  /** The errors and warnings, and the generated sources with line numbers. */
  public String report() {
    StringBuilder report = new StringBuilder();
    for (Finding finding : findings) {
      if (finding.isProblem()) report.append(finding).append('\n');
    }
    new TreeMap<>(generated)
        .forEach(
            (path, text) -> {
              report.append("---- ").append(path).append('\n');
              int number = 1;
              for (String line : text.lines().toList()) {
                report.append(String.format("%4d  %s%n", number++, line));
              }
            });
    return report.toString();
  }

  /** The text of the only generated source. */
  public String onlyGenerated() {
    if (generated.size() != 1) throw new AssertionError("generated: " + generated.keySet() + "\n" + report());
    return generated.values().iterator().next();
  }

  /** Writes the class files below {@code folder}. */
  public void writeClasses(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> type : classes.entrySet()) {
      Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
  }

  /** A loader for these classes, above the class path of the test. */
  public ClassLoader loader() {
    return loader(Compilation.class.getClassLoader());
  }

  /** A loader that defines these classes itself, also where {@code parent} has classes of the same names. */
  public ClassLoader loader(ClassLoader parent) {
    return new MemoryClassLoader(classes, parent);
  }

  /** These classes together with those of another compilation. */
  public Compilation and(Compilation other) {
    Map<String, byte[]> both = new TreeMap<>(classes);
    both.putAll(other.classes);
    return new Compilation(succeeded && other.succeeded, findings, generated, both);
  }

  /** The messages of the errors. */
  public String errors() {
    return findings.stream()
        .filter(finding -> finding.kind() == Diagnostic.Kind.ERROR)
        .map(Finding::toString)
        .collect(Collectors.joining("\n"));
  }
}
