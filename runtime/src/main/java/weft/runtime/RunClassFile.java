package weft.runtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The table of lines of a run class that nobody has an instance of: the constant that {@link Run#lines()} answers. */
final class RunClassFile {
  private static final int MAGIC_AND_VERSION = 8;

  private RunClassFile() {}

  /** The lines of {@code type}, a run class or a class inside one; null if it is none, or if its class file is hidden. */
  static SourceLines lines(Class<?> type) {
    Class<?> run = type;
    while (run != null && !Run.class.isAssignableFrom(run)) run = run.getEnclosingClass();
    if (run == null || run.getEnclosingClass() == null) return null;
    String fileName = run.getName().substring(run.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream file = run.getResourceAsStream(fileName)) {
      return file == null ? null : lines(run, new DataInputStream(file));
    } catch (IOException e) {
      return null;
    }
  }

  /** Searches the constant pool (JVMS 4.4). */
  private static SourceLines lines(Class<?> run, DataInputStream file) throws IOException {
    String companion = "|" + run.getNestHost().getName() + "|";
    file.skipNBytes(MAGIC_AND_VERSION);
    int count = file.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = file.readUnsignedByte();
      if (tag == 1) {
        String text = file.readUTF();
        if (text.contains(companion)) return SourceLines.of(run, text);
      } else {
        file.skipNBytes(sizeOf(tag));
        if (tag == 5 || tag == 6) i++; // long and double count twice
      }
    }
    return null;
  }

  private static int sizeOf(int tag) {
    return switch (tag) {
      case 5, 6 -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> 4;
    };
  }
}
