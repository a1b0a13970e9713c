package weft.processor.testing;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import weft.Gen;
import weft.processor.GeneratorProcessor;

/** Compiles sources in this process, from memory into memory. Immutable; each compilation is independent. */
public final class InMemoryCompiler {
  /** The file managers of the platform, by class path: their indexes of jars and modules are worth keeping. */
  private static final Map<List<Path>, StandardJavaFileManager> PLATFORM = new HashMap<>();

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private final List<Path> classPath;
  private final List<String> options;
  private final List<Supplier<? extends Processor>> processors;

  private InMemoryCompiler(
      List<Path> classPath, List<String> options, List<Supplier<? extends Processor>> processors) {
    this.classPath = List.copyOf(classPath);
    this.options = List.copyOf(options);
    this.processors = List.copyOf(processors);
  }

  /** A compiler that runs no processor; on its class path are the runtime and the classes of these tests. */
  public static InMemoryCompiler plain() {
    List<Path> classPath = List.of(placeOf(Gen.class), placeOf(Kit.class));
    return new InMemoryCompiler(classPath, List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000"), List.of());
  }

  /** A compiler that runs the generator processor. {@code -Dweft.split=1} has any test split all it can be. */
  public static InMemoryCompiler withProcessor() {
    InMemoryCompiler compiler = plain().processor(GeneratorProcessor::new);
    String split = System.getProperty("weft.split");
    return split == null ? compiler : compiler.options("-Aweft.split=" + split);
  }

  /** The same with one more processor. */
  public InMemoryCompiler processor(Supplier<? extends Processor> processor) {
    List<Supplier<? extends Processor>> more = new ArrayList<>(processors);
    more.add(processor);
    return new InMemoryCompiler(classPath, options, more);
  }

  /** The same with more options. */
  public InMemoryCompiler options(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new InMemoryCompiler(classPath, all, processors);
  }

  /** The same with another class path. */
  public InMemoryCompiler classPath(Path... entries) {
    return new InMemoryCompiler(List.of(entries), options, processors);
  }

  /** Compiles one source. */
  public Compilation compile(String className, String text) {
    return compile(Map.of(className, text));
  }

  /** Compiles sources, given by the qualified names of their classes. */
  public Compilation compile(Map<String, String> sources) {
    MemoryFileManager files = new MemoryFileManager(platform(classPath));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavacTask task = task(sources, files, diagnostics);
    task.setProcessors(processors.stream().map(Supplier::get).toList());
    boolean succeeded = task.call();
    Map<String, String> generated = new TreeMap<>();
    files.written(StandardLocation.SOURCE_OUTPUT).forEach((path, file) -> generated.put(path, file.text()));
    Map<String, byte[]> classes = new TreeMap<>();
    files
        .written(StandardLocation.CLASS_OUTPUT)
        .forEach(
            (path, file) -> {
              if (path.endsWith(".class")) {
                classes.put(path.substring(0, path.length() - 6).replace('/', '.'), file.bytes());
              }
            });
    return new Compilation(
        succeeded, diagnostics.getDiagnostics().stream().map(InMemoryCompiler::finding).toList(), generated, classes);
  }

  /** A task that has not run, for those who only parse; its units are in the order of their names. */
  JavacTask task(Map<String, String> sources) {
    return task(sources, new MemoryFileManager(platform(classPath)), null);
  }

  private JavacTask task(
      Map<String, String> sources, MemoryFileManager files, DiagnosticCollector<JavaFileObject> diagnostics) {
    List<Source> units = new ArrayList<>();
    new TreeMap<>(sources).forEach((name, text) -> units.add(new Source(name, text)));
    List<String> all = new ArrayList<>(options);
    if (processors.isEmpty()) all.add("-proc:none");
    return (JavacTask) JAVAC.getTask(new StringWriter(), files, diagnostics, all, null, units);
  }

  private static Compilation.Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return new Compilation.Finding(
        diagnostic.getKind(),
        source == null ? "" : source.toUri().getPath().substring(1),
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        source != null && !source.toUri().getScheme().equals(Source.SCHEME),
        diagnostic.getMessage(Locale.ENGLISH));
  }

  private static synchronized StandardJavaFileManager platform(List<Path> classPath) {
    return PLATFORM.computeIfAbsent(
        classPath,
        path -> {
          StandardJavaFileManager files = JAVAC.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
          try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return files;
        });
  }

  /** The folder or jar that a class comes from. */
  public static Path placeOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    static final String SCHEME = "source";

    private final String text;

    Source(String className, String text) {
      super(URI.create(SCHEME + ":///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
