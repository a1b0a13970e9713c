package weft.processor.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** A place where javac may write the class file of one class. */
interface ClassFile {
  /** What lies there now. */
  Version read();

  /** Writes {@code woven} where {@code original} was read. */
  void replace(Version original, byte[] woven) throws IOException;

  /** The path that the URI of a file object stands for, if it stands for one. */
  static Optional<Path> path(URI uri) {
    try {
      return Optional.of(Path.of(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * What lay there at one time.
   *
   * @param content null if there was no file, or none that could be read
   */
  record Version(byte[] content, long modified) {
    static final Version NONE = new Version(null, 0);

    static Version of(Path path) {
      try {
        return new Version(Files.readAllBytes(path), Files.getLastModifiedTime(path).toMillis());
      } catch (IOException e) {
        return NONE;
      }
    }

    boolean exists() {
      return content != null;
    }

    boolean isSameContent(Version other) {
      return Arrays.equals(content, other.content);
    }

    /** Whether the file was written after {@code earlier} was read. Misses the same content written in one tick. */
    boolean isNewerThan(Version earlier) {
      return exists() && (modified != earlier.modified || !isSameContent(earlier));
    }
  }

  /**
   * A class file that the file manager of the compilation knows by its package and name.
   *
   * @param container the package, preceded by its module and a slash in a compilation of several modules
   */
  record InClassOutput(Filer filer, String container, String fileName, TypeElement type) implements ClassFile {
    FileObject resource() throws IOException {
      return filer.getResource(StandardLocation.CLASS_OUTPUT, container, fileName);
    }

    @Override
    public Version read() {
      try {
        FileObject resource = resource();
        try (InputStream in = resource.openInputStream()) {
          return new Version(in.readAllBytes(), resource.getLastModified());
        }
      } catch (IOException | RuntimeException e) {
        // Also what file managers throw for files that were never written: no class file here.
        return Version.NONE;
      }
    }

    /**
     * A file on the disk is written past the file manager, which would warn that it is written twice ({@code
     * -Xlint:output-file-clash}, JDK 23). That the file manager names a path is not enough: some keep in memory what
     * they will write there later.
     */
    @Override
    public void replace(Version original, byte[] woven) throws IOException {
      Optional<Path> onDisk =
          path(resource().toUri()).filter(path -> Version.of(path).isSameContent(original));
      if (onDisk.isPresent()) {
        Files.write(onDisk.get(), woven);
        return;
      }
      FileObject resource = filer.createResource(StandardLocation.CLASS_OUTPUT, container, fileName, type);
      try (OutputStream out = resource.openOutputStream()) {
        out.write(woven);
      }
    }
  }

  /** A class file beside its source, which no {@link Filer} of JDK 17 can name. */
  record BesideSource(Path path) implements ClassFile {
    @Override
    public Version read() {
      return Version.of(path);
    }

    @Override
    public void replace(Version original, byte[] woven) throws IOException {
      Files.write(path, woven);
    }
  }
}
