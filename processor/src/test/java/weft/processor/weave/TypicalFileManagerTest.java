package weft.processor.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import weft.processor.GeneratorProcessor;

/** File managers as libraries that compile in memory have them: for classes, not for files of other kinds. */
class TypicalFileManagerTest {
  private static final String NUMBERS =
      """
      package p;
      import weft.*;
      public class Numbers {
        @Generator public static Iterable<Integer> upTo(int n) {
          for (int i = 0; i < n; i++) Gen.yield(i);
          return Gen.end();
        }
      }
      """;

  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  /** The four methods that such libraries override. */
  private static class Typical extends ForwardingJavaFileManager<JavaFileManager> {
    final Map<String, MemoryFile> files = new LinkedHashMap<>();

    Typical(JavaFileManager disk) {
      super(disk);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
      return files.computeIfAbsent(className + kind.extension, any -> new MemoryFile(className, kind));
    }

    @Override
    public JavaFileObject getJavaFileForInput(Location location, String className, Kind kind) throws IOException {
      JavaFileObject file = files.get(className + kind.extension);
      return file != null ? file : super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
        throws IOException {
      List<JavaFileObject> all = new ArrayList<>();
      super.list(location, packageName, kinds, recurse).forEach(all::add);
      if (location != StandardLocation.CLASS_OUTPUT) return all;
      for (MemoryFile file : files.values()) {
        if (kinds.contains(file.getKind()) && file.className.startsWith(packageName + ".")) all.add(file);
      }
      return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof MemoryFile memory ? memory.className : super.inferBinaryName(location, file);
    }
  }

  /** One more: with it a processor finds class files. */
  private static final class Complete extends Typical {
    Complete(JavaFileManager disk) {
      super(disk);
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling) {
      String name = packageName.isEmpty() ? relativeName : packageName + "." + relativeName;
      return files.computeIfAbsent(name, any -> new MemoryFile(name, Kind.OTHER));
    }
  }

  private static final class MemoryFile extends SimpleJavaFileObject {
    private final String className;
    private byte[] content;

    MemoryFile(String className, Kind kind) {
      super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
      this.className = className;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          content = toByteArray();
        }
      };
    }

    @Override
    public InputStream openInputStream() throws IOException {
      if (content == null) throw new FileNotFoundException(className);
      return new ByteArrayInputStream(content);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  private boolean compile(JavaFileManager files, String... options) {
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, files, diagnostics, List.of(options), null, MemoryFiles.sources(Map.of("p.Numbers", NUMBERS)));
    task.setProcessors(List.of(new GeneratorProcessor()));
    return task.call();
  }

  private List<String> errors() {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  private static String called(Typical files, String className) throws Exception {
    ClassLoader loader =
        new ClassLoader(TypicalFileManagerTest.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            MemoryFile file = files.files.get(name + ".class");
            if (file == null) throw new ClassNotFoundException(name);
            return defineClass(name, file.content, 0, file.content.length);
          }
        };
    List<Object> elements = new ArrayList<>();
    Iterable<?> all = (Iterable<?>) loader.loadClass(className).getMethod("upTo", int.class).invoke(null, 3);
    all.forEach(elements::add);
    return elements.toString();
  }

  private static JavaFileManager disk() {
    return ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null);
  }

  @Test
  void withoutFilesForProcessorsTheCompanionIsCalled() throws Exception {
    assertFalse(compile(new Typical(disk())));
    assertEquals(1, errors().size(), () -> errors().toString());
    String error = errors().get(0);
    assertTrue(error.startsWith("[DirectCalls] calls of the generators of p.Numbers cannot be made direct: "), error);
    assertTrue(error.contains("; pass -Aweft.direct=false and call the companion p.NumbersGenerators"), error);
    Typical files = new Typical(disk());
    assertTrue(compile(files, "-Aweft.direct=false"), () -> errors().toString());
    assertEquals("[0, 1, 2]", called(files, "p.NumbersGenerators"));
  }

  @Test
  void withThemCallsAreDirect() throws Exception {
    Complete files = new Complete(disk());
    assertTrue(compile(files), () -> errors().toString());
    assertEquals("[0, 1, 2]", called(files, "p.Numbers"));
  }
}
