package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other processors beside Weft's: in either order, a body may use what they generate. */
class ProcessorsTest {
  private static final Path LOMBOK = Commands.placeOf("lombok.Lombok");
  private static final Path AUTO_VALUE = Commands.placeOf("com.google.auto.value.processor.AutoValueProcessor");
  private static final Path AUTO_VALUE_ANNOTATIONS = Commands.placeOf("com.google.auto.value.AutoValue");

  private static final Path MAPSTRUCT = Commands.placeOf("org.mapstruct.ap.MappingProcessor");
  private static final Path MAPSTRUCT_ANNOTATIONS = Commands.placeOf("org.mapstruct.Mapper");

  @TempDir Path work;

  private static List<String> paths(Path other) {
    return List.of(Commands.processor() + ":" + other, other + ":" + Commands.processor());
  }

  static List<String> withLombok() {
    return paths(LOMBOK);
  }

  static List<String> withAutoValue() {
    return paths(AUTO_VALUE);
  }

  static List<String> withMapStruct() {
    return paths(MAPSTRUCT);
  }

  private String javac(String processorPath, Path classPath, String source) throws Exception {
    Commands.write(work.resolve("Main.java"), source);
    String command =
        String.join(" ", "javac", "-cp", Commands.runtime() + ":" + classPath, "--processor-path", processorPath, "-d classes Main.java 2>&1 || true");
    // Lombok uses what JDK 24 and newer warn of.
    return Commands.run(work, "sh", "-c", command).replaceAll("(?m)^(WARNING|Note): .*\\R", "");
  }

  private String printed(String processorPath, Path classPath, String source) throws Exception {
    assertEquals("", javac(processorPath, classPath, source));
    return Commands.run(work, "java", "-cp", "classes:" + Commands.runtime(), "Main");
  }

  @ParameterizedTest
  @MethodSource("withLombok")
  void lombokAddsMembers(String processorPath) throws Exception {
    String source =
        """
        import java.util.List;
        import lombok.Builder;
        import lombok.Getter;
        import lombok.Value;
        import lombok.extern.java.Log;
        import weft.*;
        @Log
        class Main {
          @Value @Builder static class Point {
            int x;
            int y;
            List<String> names;
            @Generator Sequence<Object> parts() {
              Gen.yield(getX());
              Gen.yield(this.getY() + x);
              for (var name : getNames()) Gen.yield(name.length());
              return Gen.end();
            }
          }
          @Getter private static int count = 7;
          @Generator static Sequence<Object> all(List<Point> points) {
            for (var point : points) {
              var copy = Point.builder().x(point.getX()).y(getCount()).names(point.names).build();
              Gen.yieldAll(copy.parts());
              Gen.yield(copy);
              log.fine("one");
            }
            return Gen.end();
          }
          public static void main(String[] args) {
            for (Object o : all(List.of(new Point(1, 2, List.of("abc"))))) System.out.print(o + " ");
          }
        }
        """;
    assertEquals("1 8 3 Main.Point(x=1, y=7, names=[abc]) ", printed(processorPath, LOMBOK, source));
  }

  @ParameterizedTest
  @MethodSource("withLombok")
  void lombokMustNotChangeBodies(String processorPath) throws Exception {
    String source =
        """
        import lombok.*;
        import weft.*;
        class Main {
          @Generator static Sequence<String> checked(@NonNull String s) { Gen.yield(s); return Gen.end(); }
          @SneakyThrows @Generator static Sequence<String> sneaky() { Gen.yield("a"); return Gen.end(); }
          @Synchronized @Generator Sequence<String> locked() { Gen.yield("a"); return Gen.end(); }
          @Generator static Sequence<String> cleaned(AutoCloseable a) throws Exception { @Cleanup AutoCloseable b = a; Gen.yield("a"); return Gen.end(); }
          @Generator static Sequence<String> inferred() { val a = "a"; Gen.yield(a); return Gen.end(); }
        }
        """;
    String errors = javac(processorPath, LOMBOK, source);
    for (int line = 4; line <= 7; line++) assertTrue(errors.contains("Main.java:" + line + ": error: [ChangedBody] "), errors);
    assertTrue(errors.contains("Main.java:8: error: [Undenotable] only Lombok knows what type val stands for; write `final var`"), errors);
    assertTrue(errors.contains("5 errors"), errors);
    assertFalse(errors.contains("Generators.java"), errors);
  }

  @ParameterizedTest
  @MethodSource("withAutoValue")
  void autoValueGeneratesClasses(String processorPath) throws Exception {
    String source =
        """
        import com.google.auto.value.AutoValue;
        import weft.*;
        class Main {
          @AutoValue abstract static class Animal {
            abstract String name();
            abstract int legs();
          }
          @Generator static Sequence<Object> zoo(String... names) {
            for (String name : names) {
              var animal = new AutoValue_Main_Animal(name, 4);
              Gen.yield(animal.legs());
              AutoValue_Main_Animal same = animal;
              Gen.yield(same);
            }
            return Gen.end();
          }
          public static void main(String[] args) {
            for (Object o : zoo("cat", "dog")) System.out.print(o + " ");
          }
        }
        """;
    assertEquals("4 Animal{name=cat, legs=4} 4 Animal{name=dog, legs=4} ", printed(processorPath, AUTO_VALUE_ANNOTATIONS, source));
  }

  @ParameterizedTest
  @MethodSource("withMapStruct")
  void mapStructGeneratesMappers(String processorPath) throws Exception {
    String source =
        """
        import java.util.List;
        import org.mapstruct.Mapper;
        import weft.*;
        @Mapper interface Animals {
          Row row(Animal animal);
          @Generator default Sequence<Row> rows(List<Animal> animals) {
            for (Animal animal : animals) Gen.yield(row(animal));
            return Gen.end();
          }
        }
        record Animal(String name, int legs) {}
        record Row(String name, String legs) {}
        class Main {
          @Generator static Sequence<Object> zoo(List<Animal> animals) {
            AnimalsImpl mapper = new AnimalsImpl();
            for (Animal animal : animals) {
              var row = mapper.row(animal);
              Gen.yield(row.legs());
              Gen.yield(row);
            }
            Gen.yieldAll(mapper.rows(animals));
            return Gen.end();
          }
          public static void main(String[] args) {
            for (Object o : zoo(List.of(new Animal("cat", 4)))) System.out.print(o + " ");
          }
        }
        """;
    assertEquals("4 Row[name=cat, legs=4] Row[name=cat, legs=4] ", printed(processorPath, MAPSTRUCT_ANNOTATIONS, source));
  }

  /** Both at once. */
  @ParameterizedTest
  @MethodSource("allOrders")
  void threeProcessors(String processorPath) throws Exception {
    String source =
        """
        import com.google.auto.value.AutoValue;
        import lombok.Getter;
        import weft.*;
        class Main {
          @AutoValue abstract static class Animal { abstract String name(); }
          @Getter private final int legs = 4;
          @Generator Sequence<Object> zoo() {
            var animal = new AutoValue_Main_Animal("cat");
            Gen.yield(animal.name() + getLegs());
            Gen.yield(animal);
            return Gen.end();
          }
          public static void main(String[] args) {
            for (Object o : new Main().zoo()) System.out.print(o + " ");
          }
        }
        """;
    assertEquals("cat4 Animal{name=cat} ", printed(processorPath, Path.of(LOMBOK + ":" + AUTO_VALUE_ANNOTATIONS), source));
  }

  static Stream<String> allOrders() {
    return withLombok().stream().flatMap(path -> Stream.of(path + ":" + AUTO_VALUE, AUTO_VALUE + ":" + path));
  }
}
