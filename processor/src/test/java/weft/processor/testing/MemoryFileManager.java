package weft.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Keeps what one compilation writes in memory, where the compiler and its processors find it again. */
final class MemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<Location, Map<String, MemoryFile>> outputs =
      Map.of(StandardLocation.CLASS_OUTPUT, new LinkedHashMap<>(), StandardLocation.SOURCE_OUTPUT, new LinkedHashMap<>());

  MemoryFileManager(JavaFileManager platform) {
    super(platform);
  }

  /** The files that have been written to a location, by path. */
  Map<String, MemoryFile> written(Location location) {
    Map<String, MemoryFile> written = new TreeMap<>(outputs.get(location));
    written.values().removeIf(file -> file.content == null);
    return written;
  }

  @Override
  public boolean hasLocation(Location location) {
    return outputs.containsKey(location) || super.hasLocation(location);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling)
      throws IOException {
    return create(location, className.replace('.', '/') + kind.extension, kind);
  }

  @Override
  public FileObject getFileForOutput(Location location, String packageName, String name, FileObject sibling)
      throws IOException {
    String path = path(packageName, name);
    return create(location, path, kindOf(path));
  }

  private MemoryFile create(Location location, String path, Kind kind) throws IOException {
    Map<String, MemoryFile> files = outputs.get(location);
    if (files == null) throw new IOException("no output to " + location);
    return files.computeIfAbsent(path, p -> new MemoryFile(location, p, kind));
  }

  @Override
  public JavaFileObject getJavaFileForInput(Location location, String className, Kind kind) throws IOException {
    if (!outputs.containsKey(location)) return super.getJavaFileForInput(location, className, kind);
    return written(location, className.replace('.', '/') + kind.extension);
  }

  @Override
  public FileObject getFileForInput(Location location, String packageName, String name) throws IOException {
    if (!outputs.containsKey(location)) return super.getFileForInput(location, packageName, name);
    return written(location, path(packageName, name));
  }

  private MemoryFile written(Location location, String path) {
    MemoryFile file = outputs.get(location).get(path);
    return file == null || file.content == null ? null : file;
  }

  @Override
  public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
      throws IOException {
    if (!outputs.containsKey(location)) return super.list(location, packageName, kinds, recurse);
    List<JavaFileObject> found = new ArrayList<>();
    String folder = path(packageName, "");
    for (MemoryFile file : outputs.get(location).values()) {
      boolean inside = file.path.startsWith(folder) && (recurse || file.path.indexOf('/', folder.length()) < 0);
      if (inside && file.content != null && kinds.contains(file.getKind())) found.add(file);
    }
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    if (!(file instanceof MemoryFile memory)) return super.inferBinaryName(location, file);
    if (memory.location != location) return null;
    return memory.path.substring(0, memory.path.lastIndexOf('.')).replace('/', '.');
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    boolean ours = a instanceof SimpleJavaFileObject || b instanceof SimpleJavaFileObject;
    return ours ? a.toUri().equals(b.toUri()) : super.isSameFile(a, b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    if (file instanceof MemoryFile memory) return memory.location == location;
    return !(file instanceof SimpleJavaFileObject) && super.contains(location, file);
  }

  @Override
  public void close() {} // the platform's file manager serves other compilations too

  private static String path(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
  }

  private static Kind kindOf(String path) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.OTHER && path.endsWith(kind.extension)) return kind;
    }
    return Kind.OTHER;
  }

  /** A file that the compiler or a processor writes; it exists once it has been closed. */
  static final class MemoryFile extends SimpleJavaFileObject {
    private final Location location;
    private final String path;
    private byte[] content;
    private long modified;

    private MemoryFile(Location location, String path, Kind kind) {
      super(URI.create("memory:///" + location.getName() + "/" + path), kind);
      this.location = location;
      this.path = path;
    }

    byte[] bytes() {
      return content.clone();
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          content = toByteArray();
          modified = System.currentTimeMillis();
        }
      };
    }

    @Override
    public Writer openWriter() {
      return new OutputStreamWriter(openOutputStream(), StandardCharsets.UTF_8);
    }

    @Override
    public InputStream openInputStream() throws IOException {
      if (content == null) throw new FileNotFoundException(path);
      return new ByteArrayInputStream(content);
    }

    @Override
    public Reader openReader(boolean ignoreEncodingErrors) throws IOException {
      return new InputStreamReader(openInputStream(), StandardCharsets.UTF_8);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
      if (content == null) throw new FileNotFoundException(path);
      return text();
    }

    @Override
    public long getLastModified() {
      return modified;
    }

    @Override
    public boolean delete() {
      content = null;
      return true;
    }
  }
}
