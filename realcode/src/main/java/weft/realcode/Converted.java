package weft.realcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A library whose methods are generators. What is refused is put back as it was, and all is compiled again, until javac
 * finds no error.
 */
final class Converted {
  private static final Pattern ID = Pattern.compile("^\\[(\\w+)\\]");

  private final List<SourceFile> files;
  private final Path sources;
  private final boolean isOpened;
  private final Map<Path, SourceFile> byPath = new HashMap<>();
  private final Set<Integer> kept = new HashSet<>();
  private final Map<String, List<String>> refusals = new TreeMap<>();

  private Converted(List<SourceFile> files, Path sources, boolean isOpened) {
    this.files = files;
    this.sources = sources;
    this.isOpened = isOpened;
    for (SourceFile file : files) byPath.put(sources.resolve(file.path()).toAbsolutePath(), file);
  }

  /**
   * Writes the converted sources to {@code sources} and compiles them to {@code classes}.
   *
   * @param isOpened whether private nested types are made package-private
   */
  static Converted compile(
      List<SourceFile> files, boolean isOpened, Path sources, Path classes, Collection<Path> classPath,
      Collection<Path> processors) throws IOException {
    Directories.empty(sources);
    Converted converted = new Converted(files, sources, isOpened);
    while (true) {
      converted.write();
      Directories.empty(classes);
      var errors = Compiler.compile(Sources.below(sources), classPath, processors, classes);
      if (errors.isEmpty()) {
        converted.requireCompanions(classes);
        return converted;
      }
      converted.putBack(errors);
    }
  }

  /** Without the processor the library would compile, too. */
  private void requireCompanions(Path classes) throws IOException {
    Set<Integer> missing = new TreeSet<>();
    for (SourceFile file : files) file.methods().forEach(method -> missing.add(method.number()));
    missing.removeAll(kept);
    for (Path companion : Sources.below(classes)) missing.removeAll(Companion.numbersIn(Files.readString(companion)));
    if (!missing.isEmpty()) throw new IOException("no run classes were generated for " + missing.size() + " methods");
  }

  /** What was refused: lines of file, line and message, by the id of the refusal. */
  Map<String, List<String>> refusals() {
    return refusals;
  }

  int refused() {
    return kept.size();
  }

  private void write() throws IOException {
    for (SourceFile file : files) {
      Path target = sources.resolve(file.path());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.converted(kept, isOpened));
    }
  }

  private void putBack(List<Diagnostic<? extends JavaFileObject>> errors) throws IOException {
    Set<Integer> found = new TreeSet<>();
    List<String> strays = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      Map<Integer, String> methods = error.getSource() == null ? Map.of() : methodsAt(error);
      if (methods.isEmpty()) strays.add(error.toString());
      methods.forEach(
          (number, id) -> {
            if (kept.contains(number) || !found.add(number)) return;
            refusals.computeIfAbsent(id, any -> new ArrayList<>()).add(describe(error, number));
          });
    }
    if (found.isEmpty()) throw new IOException("javac fails:\n" + String.join("\n", strays));
    kept.addAll(found);
  }

  /** The methods that an error is about, with its id. */
  private Map<Integer, String> methodsAt(Diagnostic<? extends JavaFileObject> error) throws IOException {
    Path path = Path.of(error.getSource().toUri()).toAbsolutePath();
    Map<Integer, String> methods = new TreeMap<>();
    SourceFile file = byPath.get(path);
    if (file == null) {
      for (int number : Companion.methodsAt(Files.readString(path), (int) error.getPosition())) {
        methods.put(number, "error in generated code");
      }
      return methods;
    }
    Matcher matcher = ID.matcher(error.getMessage(null));
    String id = matcher.find() ? matcher.group(1) : "javac: " + error.getCode();
    for (SourceMethod method : file.methods()) {
      boolean isMeant = id.equals("Defect") || method.contains(error.getLineNumber());
      if (isMeant && !kept.contains(method.number())) methods.put(method.number(), id);
    }
    return methods;
  }

  private String describe(Diagnostic<? extends JavaFileObject> error, int number) {
    for (SourceFile file : files) {
      for (SourceMethod method : file.methods()) {
        if (method.number() != number) continue;
        return file.path() + ":" + error.getLineNumber() + ": " + method.name() + ": "
            + error.getMessage(null).replaceAll("\\R", " ");
      }
    }
    throw new IllegalArgumentException();
  }
}
