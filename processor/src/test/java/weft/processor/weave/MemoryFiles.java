package weft.processor.weave;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A file manager that keeps class files in memory, by path below the class output. */
class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, MemoryFile> files = new LinkedHashMap<>();

  private final URI root;

  MemoryFiles(JavaFileManager manager) {
    this(manager, URI.create("memory:///"));
  }

  /** One that keeps what it will write to {@code root} later. */
  MemoryFiles(JavaFileManager manager, URI root) {
    super(manager);
    this.root = root;
  }

  /** One that most programs have: all but what javac asks for goes to the disk. */
  static final class HidingClassFiles extends MemoryFiles {
    HidingClassFiles(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling)
        throws IOException {
      return fileManager.getFileForOutput(location, packageName, relativeName, sibling);
    }
  }

  static JavaFileObject source(String className, String text) {
    URI uri = URI.create("string:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  static List<JavaFileObject> sources(Map<String, String> texts) {
    return texts.entrySet().stream().map(entry -> source(entry.getKey(), entry.getValue())).toList();
  }

  byte[] bytes(String className) {
    return files.get(className.replace('.', '/') + ".class").content;
  }

  void replace(String className, byte[] content) {
    files.get(className.replace('.', '/') + ".class").content = content;
  }

  /** Loads the classes with full verification, as all that are not on the boot class path (JVMS 4.10). */
  ClassLoader loader() {
    return new ClassLoader(MemoryFiles.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!files.containsKey(name.replace('.', '/') + ".class")) {
          throw new ClassNotFoundException(name);
        }
        byte[] content = bytes(name);
        return defineClass(name, content, 0, content.length);
      }
    };
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return file(className.replace('.', '/') + kind.extension);
  }

  @Override
  public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling)
      throws IOException {
    return file((packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/") + relativeName);
  }

  private MemoryFile file(String path) {
    return files.computeIfAbsent(path, any -> new MemoryFile(root.resolve(path)));
  }

  private static final class MemoryFile extends SimpleJavaFileObject {
    private byte[] content;

    MemoryFile(URI uri) {
      super(uri, JavaFileObject.Kind.CLASS);
    }

    @Override
    public InputStream openInputStream() throws IOException {
      if (content == null) {
        throw new FileNotFoundException(getName());
      }
      return new ByteArrayInputStream(content);
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
  }
}
