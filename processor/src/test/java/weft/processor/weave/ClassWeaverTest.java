package weft.processor.weave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.Gen;

class ClassWeaverTest {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final MemoryFiles files = new MemoryFiles(compiler.getStandardFileManager(null, null, null));

  /** Compiles, without a processor, one file of the unnamed package. */
  private void compile(String source, String... options) {
    List<String> all = Stream.concat(Stream.of("-proc:none", "-nowarn"), Stream.of(options)).toList();
    assertTrue(compiler.getTask(null, files, null, all, null, List.of(MemoryFiles.source("File", source))).call());
  }

  private static DirectCall staticCall(String name, String descriptor) {
    return new DirectCall(name, descriptor, true, "Companion", name, descriptor, true);
  }

  private static DirectCall instanceCall(String owner, String name, String descriptor) {
    String factory = "(L" + owner + ";" + descriptor.substring(1);
    return new DirectCall(name, descriptor, false, "Companion", name, factory, true);
  }

  private void weave(String className, DirectCall... calls) {
    files.replace(className, ClassWeaver.weave(files.bytes(className), List.of(calls)));
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, true, files.loader());
  }

  private static Method method(Class<?> type, String name) {
    Method found = Stream.of(type.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst().get();
    found.setAccessible(true);
    return found;
  }

  private static Set<String> methodNames(Class<?> type) {
    return Stream.of(type.getDeclaredMethods()).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Object newInstance(Class<?> type) throws ReflectiveOperationException {
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private String text(String className) {
    return new String(files.bytes(className), StandardCharsets.ISO_8859_1);
  }

  @Test
  void passesReceiverAndArgumentsOfAllTypes() throws Exception {
    compile(
        """
        import java.util.*;
        class Owner<T> {
          Iterable<Object> all(boolean z, byte b, short s, char c, int i, long j, float f, double d, T t, int[] is) {
            weft.Gen.yield(z); return weft.Gen.end();
          }
          @SafeVarargs static <E> Iterator<E> varargs(long first, E... rest) {
            weft.Gen.yield(rest);
            return weft.Gen.end();
          }
          static Iterable<String> none() { weft.Gen.yield(""); return weft.Gen.end(); }
        }
        class Companion {
          static Iterable<Object> all(Owner<?> o, boolean z, byte b, short s, char c, int i, long j, float f, double d,
              Object t, int[] is) {
            return Arrays.asList(o, z, b, s, c, i, j, f, d, t, is);
          }
          @SafeVarargs static <E> Iterator<E> varargs(long first, E... rest) { return Arrays.asList(rest).iterator(); }
          static Iterable<String> none() { return List.of("none"); }
        }
        """);
    weave(
        "Owner",
        instanceCall("Owner", "all", "(ZBSCIJFDLjava/lang/Object;[I)Ljava/lang/Iterable;"),
        staticCall("varargs", "(J[Ljava/lang/Object;)Ljava/util/Iterator;"),
        staticCall("none", "()Ljava/lang/Iterable;"));
    Class<?> owner = load("Owner");
    Object receiver = newInstance(owner);
    int[] array = {};
    Object[] arguments = {true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, "t", array};
    List<Object> passed = new ArrayList<>();
    ((Iterable<?>) method(owner, "all").invoke(receiver, arguments)).forEach(passed::add);
    assertSame(receiver, passed.get(0));
    assertEquals(Arrays.asList(arguments), passed.subList(1, passed.size()));
    assertTrue(method(owner, "varargs").isVarArgs());
    assertEquals(List.of("none"), method(owner, "none").invoke(null));
  }

  @Test
  void weavesInterfacesEnumsAndRecords() throws Exception {
    compile(
        """
        import java.util.*;
        interface Face {
          default Iterable<String> normal(String s) { weft.Gen.yield(s); return weft.Gen.end(); }
          static Iterable<String> fixed(String s) { weft.Gen.yield(s); return weft.Gen.end(); }
          private Iterable<String> hidden(String s) { weft.Gen.yield(s); return weft.Gen.end(); }
          default Iterable<String> callHidden(String s) { return hidden(s); }
        }
        enum Color implements Face {
          RED { @Override Iterable<String> own() { weft.Gen.yield(this); return weft.Gen.end(); } };
          abstract Iterable<String> own();
        }
        record Point(int x) implements Iterable<String> {
          public Iterator<String> iterator() { weft.Gen.yield(x); return weft.Gen.end(); }
        }
        class Companion {
          static Iterable<String> normal(Face face, String s) { return List.of("normal", s); }
          static Iterable<String> fixed(String s) { return List.of("fixed", s); }
          static Iterable<String> hidden(Face face, String s) { return List.of("hidden", s); }
          static Iterable<String> own(Color color) { return List.of(color.name()); }
          static Iterator<String> iterator(Point point) { return List.of("" + point.x()).iterator(); }
        }
        """);
    weave(
        "Face",
        instanceCall("Face", "normal", "(Ljava/lang/String;)Ljava/lang/Iterable;"),
        staticCall("fixed", "(Ljava/lang/String;)Ljava/lang/Iterable;"),
        instanceCall("Face", "hidden", "(Ljava/lang/String;)Ljava/lang/Iterable;"));
    weave(
        "Color$1",
        new DirectCall(
            "own", "()Ljava/lang/Iterable;", false, "Companion", "own", "(LColor;)Ljava/lang/Iterable;", true));
    weave("Point", instanceCall("Point", "iterator", "()Ljava/util/Iterator;"));
    ClassLoader loader = files.loader();
    Class<?> face = loader.loadClass("Face");
    Object red = loader.loadClass("Color").getEnumConstants()[0];
    assertEquals(List.of("normal", "a"), method(face, "normal").invoke(red, "a"));
    assertEquals(List.of("fixed", "a"), method(face, "fixed").invoke(null, "a"));
    assertEquals(List.of("hidden", "a"), method(face, "callHidden").invoke(red, "a"));
    assertEquals(List.of("RED"), method(red.getClass(), "own").invoke(red));
    var constructor = loader.loadClass("Point").getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    assertEquals("7", ((Iterable<?>) constructor.newInstance(7)).iterator().next());
  }

  @Test
  void keepsAllButTheCode() throws Exception {
    compile(
        """
        import java.io.IOException;
        import java.lang.annotation.*;
        import java.util.*;
        @Retention(RetentionPolicy.RUNTIME) @interface Mark { String value(); }
        @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface TypeMark {}
        class Owner {
          @Mark("method") @Deprecated
          protected static final synchronized <T extends Comparable<T>> Iterable<@TypeMark T> marked(
              @Mark("parameter") final List<T> list, int n) throws IOException {
            weft.Gen.yield(1);
            return weft.Gen.end();
          }
        }
        class Companion {
          static <T> Iterable<T> marked(List<T> list, int n) { return list; }
        }
        """,
        "-parameters");
    Method before = method(load("Owner"), "marked");
    weave("Owner", staticCall("marked", "(Ljava/util/List;I)Ljava/lang/Iterable;"));
    Method after = method(load("Owner"), "marked");
    assertEquals(before.toGenericString(), after.toGenericString());
    assertEquals(before.getModifiers(), after.getModifiers());
    assertTrue(Modifier.isSynchronized(after.getModifiers()));
    assertEquals(Arrays.toString(before.getAnnotations()), Arrays.toString(after.getAnnotations()));
    assertEquals(2, after.getAnnotations().length);
    assertEquals(
        Arrays.deepToString(before.getParameterAnnotations()), Arrays.deepToString(after.getParameterAnnotations()));
    assertEquals("[final java.util.List<T> list, int n]", Arrays.toString(after.getParameters()));
    assertEquals(
        before.getAnnotatedReturnType().toString(), after.getAnnotatedReturnType().toString());
  }

  @Test
  void namesParametersAndTheFirstLineForDebuggers() {
    String source =
        """
        class Owner<T> {
          Iterable<T> all(long n, T t) {
            int local = 1;
            weft.Gen.yield(local);
            return weft.Gen.end();
          }
        }
        """;
    DirectCall call = instanceCall("Owner", "all", "(JLjava/lang/Object;)Ljava/lang/Iterable;");
    compile(source, "-g");
    weave("Owner", call);
    assertEquals(
        List.of("line 3", "0 this LOwner; LOwner<TT;>;", "1 n J null", "3 t Ljava/lang/Object; TT;"),
        debugInformation("all"));
    compile(source); // lines only
    weave("Owner", call);
    assertEquals(List.of("line 3"), debugInformation("all"));
    compile(source, "-g:none");
    weave("Owner", call);
    assertEquals(List.of(), debugInformation("all"));
  }

  private List<String> debugInformation(String wanted) {
    List<String> found = new ArrayList<>();
    MethodVisitor collector =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitLineNumber(int line, Label start) {
            found.add("line " + line);
          }

          @Override
          public void visitLocalVariable(
              String name, String descriptor, String signature, Label start, Label end, int index) {
            found.add(index + " " + name + " " + descriptor + " " + signature);
          }
        };
    new ClassReader(files.bytes("Owner"))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] exceptions) {
                return name.equals(wanted) ? collector : null;
              }
            },
            0);
    return found;
  }

  @Test
  void removesWhatOnlyTheReplacedCodeUsed() throws Exception {
    compile(
        """
        import java.util.function.*;
        class Owner {
          static Iterable<Object> template(int n, Object o) {
            Supplier<Supplier<Integer>> outer = () -> () -> n + 1;
            weft.Gen.yield(outer);
            weft.Gen.yield("a constant of the template " + n);
            Function<Object, String> reference = Object::toString;
            assert n > 0;
            try { weft.Gen.yield(reference); } finally { System.out.println(o instanceof String s ? s : ""); }
            return weft.Gen.end();
          }
          static Supplier<Supplier<Integer>> other(int n) { return () -> () -> n + 2; }
        }
        class Companion {
          static Iterable<Object> template(int n, Object o) { return java.util.List.of(n, o); }
        }
        """);
    assertEquals(6, methodNames(load("Owner")).size());
    weave("Owner", staticCall("template", "(ILjava/lang/Object;)Ljava/lang/Iterable;"));
    Class<?> owner = load("Owner");
    assertEquals(List.of(1, "o"), method(owner, "template").invoke(null, 1, "o"));
    Supplier<?> outer = (Supplier<?>) method(owner, "other").invoke(null, 40);
    assertEquals(42, ((Supplier<?>) outer.get()).get());
    assertEquals(4, methodNames(owner).size(), () -> methodNames(owner).toString());
    assertTrue(text("Owner").contains("metafactory"));
    for (String gone : List.of("a constant of", "makeConcatWithConstants", "weft/Gen", "toString")) {
      assertFalse(text("Owner").contains(gone), gone);
    }
  }

  @Test
  void removesAllBootstrapMethodsIfNothingElseNeedsThem() throws Exception {
    compile(
        """
        class Owner {
          static Iterable<Runnable> template() { weft.Gen.yield((Runnable) () -> {}); return weft.Gen.end(); }
        }
        class Companion {
          static Iterable<Runnable> template() { return java.util.List.of(); }
        }
        """);
    weave("Owner", staticCall("template", "()Ljava/lang/Iterable;"));
    assertEquals(List.of(), method(load("Owner"), "template").invoke(null));
    assertFalse(text("Owner").contains("BootstrapMethods"));
    assertEquals(Set.of("template"), methodNames(load("Owner")));
  }

  private static final String SERIALIZABLE =
      """
      import java.io.Serializable;
      import java.util.function.*;
      class Owner {
        interface Maker extends Supplier<String>, Serializable {}
        static Iterable<Maker> template() {
          weft.Gen.yield((Maker) () -> "template");
          return weft.Gen.end();
        }
        %s
      }
      class Companion {
        static Iterable<Owner.Maker> template() { return null; }
      }
      """;

  @Test
  void removesTheLambdaDeserializerIfNothingIsSerializable() throws Exception {
    compile(SERIALIZABLE.formatted("static Supplier<String> other() { return () -> \"other\"; }"));
    assertTrue(methodNames(load("Owner")).contains("$deserializeLambda$"));
    weave("Owner", staticCall("template", "()Ljava/lang/Iterable;"));
    Class<?> owner = load("Owner");
    assertFalse(methodNames(owner).contains("$deserializeLambda$"));
    assertEquals(3, methodNames(owner).size());
    assertEquals("other", ((Supplier<?>) method(owner, "other").invoke(null)).get());
  }

  @Test
  void keepsTheLambdaDeserializerForOtherCode() throws Exception {
    compile(SERIALIZABLE.formatted("static Maker other(String s) { return () -> \"other\" + s; }"));
    weave("Owner", staticCall("template", "()Ljava/lang/Iterable;"));
    Class<?> owner = load("Owner");
    Object maker = method(owner, "other").invoke(null, "!");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(maker);
    }
    InputStream in = new ByteArrayInputStream(bytes.toByteArray());
    try (ObjectInputStream objects =
        new ObjectInputStream(in) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
            return Class.forName(type.getName(), false, owner.getClassLoader());
          }
        }) {
      assertEquals("other!", ((Supplier<?>) objects.readObject()).get());
    }
  }

  private static final String TEMPLATES =
      """
      abstract class Owner {
        static Iterable<String> template() { weft.Gen.yield(1); return weft.Gen.end(); }
        static Iterable<String> markerless() { return template(); }
        static Iterable<String> failing() { throw new IllegalStateException(); }
        abstract Iterable<String> codeless();
      }
      class Companion {
        static Iterable<String> markerless() { return java.util.List.of("markerless"); }
        static Iterable<String> failing() { return java.util.List.of("failing"); }
      }
      """;

  private String refusal(DirectCall call) {
    byte[] content = files.bytes("Owner");
    return assertThrows(WeavingException.class, () -> ClassWeaver.weave(content, List.of(call))).getMessage();
  }

  @Test
  void weavesTemplatesWithoutMarkers() throws Exception {
    compile(TEMPLATES);
    weave(
        "Owner",
        new DirectCall(
            "markerless",
            "()Ljava/lang/Iterable;",
            true,
            "Companion",
            "markerless",
            "()Ljava/lang/Iterable;",
            false),
        new DirectCall(
            "failing", "()Ljava/lang/Iterable;", true, "Companion", "failing", "()Ljava/lang/Iterable;", false));
    assertEquals(List.of("markerless"), method(load("Owner"), "markerless").invoke(null));
    assertEquals(List.of("failing"), method(load("Owner"), "failing").invoke(null));
    InvocationTargetException unwoven =
        assertThrows(InvocationTargetException.class, () -> method(load("Owner"), "template").invoke(null));
    assertEquals(Gen.class.getName(), unwoven.getCause().getStackTrace()[0].getClassName());
  }

  @Test
  void refusesMethodsThatAreNoTemplates() {
    compile(TEMPLATES);
    assertEquals(
        "its class file has no static method missing()Ljava/lang/Iterable;",
        refusal(staticCall("missing", "()Ljava/lang/Iterable;")));
    assertEquals(
        "its class file has no static method template(I)Ljava/lang/Iterable;",
        refusal(staticCall("template", "(I)Ljava/lang/Iterable;")));
    assertEquals(
        "its class file has no instance method template()Ljava/lang/Iterable;",
        refusal(instanceCall("Owner", "template", "()Ljava/lang/Iterable;")));
    assertEquals(
        "the method codeless()Ljava/lang/Iterable; has no code in its class file",
        refusal(instanceCall("Owner", "codeless", "()Ljava/lang/Iterable;")));
    assertEquals(
        "the method markerless()Ljava/lang/Iterable; is no generator in its class file, which is stale or was woven"
            + " already",
        refusal(staticCall("markerless", "()Ljava/lang/Iterable;")));
  }

  @Test
  void refusesToWeaveTwice() {
    compile(TEMPLATES);
    DirectCall marked = staticCall("template", "()Ljava/lang/Iterable;");
    weave("Owner", marked);
    assertTrue(refusal(marked).endsWith("is stale or was woven already"));
    DirectCall unmarked =
        new DirectCall(
            "template", "()Ljava/lang/Iterable;", true, "Companion", "template", "()Ljava/lang/Iterable;", false);
    assertTrue(refusal(unmarked).endsWith("is stale or was woven already"));
  }

  @Test
  void refusesWhatIsNoClassFileItKnows() {
    compile(TEMPLATES);
    List<DirectCall> none = List.of();
    assertThrows(WeavingException.class, () -> ClassWeaver.weave(new byte[0], none));
    byte[] text = "no class file".getBytes(StandardCharsets.UTF_8);
    assertThrows(WeavingException.class, () -> ClassWeaver.weave(text, none));
    byte[] truncated = Arrays.copyOf(files.bytes("Owner"), 100);
    assertThrows(WeavingException.class, () -> ClassWeaver.weave(truncated, none));
    byte[] future = files.bytes("Owner").clone();
    future[7] = 120; // the major version, JVMS 4.1
    WeavingException refusal = assertThrows(WeavingException.class, () -> ClassWeaver.weave(future, none));
    assertTrue(refusal.getMessage().contains("Unsupported class file"), refusal.getMessage());
  }

  @Test
  void weavesTheSameBytesEachTime() {
    compile(TEMPLATES);
    List<DirectCall> calls = List.of(staticCall("template", "()Ljava/lang/Iterable;"));
    assertArrayEquals(
        ClassWeaver.weave(files.bytes("Owner"), calls), ClassWeaver.weave(files.bytes("Owner"), calls));
  }
}
