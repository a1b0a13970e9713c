package weft.processor.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** How many bytecodes the methods of a class file have: the {@code code_length} of JVMS 4.7.3. */
public final class MethodSizes {
  private final ClassReader reader;
  private final char[] buffer;
  private int at;

  private MethodSizes(byte[] classFile) {
    reader = new ClassReader(classFile);
    buffer = new char[reader.getMaxStringLength()];
    at = reader.header;
  }

  /** By name and descriptor, in the order of the class file. */
  public static Map<String, Integer> of(byte[] classFile) {
    return new MethodSizes(classFile).read();
  }

  private Map<String, Integer> read() {
    at += 6; // access, this class, superclass
    int interfaces = readShort();
    at += 2 * interfaces;
    for (int fields = readShort(); fields > 0; fields--) readMember(new LinkedHashMap<>());
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (int methods = readShort(); methods > 0; methods--) readMember(sizes);
    return sizes;
  }

  private void readMember(Map<String, Integer> sizes) {
    String name = reader.readUTF8(at + 2, buffer) + reader.readUTF8(at + 4, buffer);
    at += 6;
    for (int attributes = readShort(); attributes > 0; attributes--) {
      if (reader.readUTF8(at, buffer).equals("Code")) sizes.put(name, reader.readInt(at + 10));
      at += 6 + reader.readInt(at + 2);
    }
  }

  private int readShort() {
    int value = reader.readUnsignedShort(at);
    at += 2;
    return value;
  }
}
