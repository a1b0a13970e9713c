package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Gen;
import weft.processor.testing.InMemoryCompiler;

/** What {@code -Dweft.leaks=warn} reports, and that nothing changes by it. */
class LeaksTest {
  /** Where it says what, the run that is created in that line is reported. */
  private static final String PROGRAM =
      """
      package demo;
      import java.util.*;
      import java.util.logging.*;
      import java.util.stream.*;
      import weft.*;
      public class Main {
        static final List<String> reports = Collections.synchronizedList(new ArrayList<>());
        @Generator static Sequence<String> held(int n) {
          try {
            for (int i = 0; i < n; i++) Gen.yield("e" + i); // held
          } finally {
            closed++;
          }
          Gen.yield("behind");
          return Gen.end();
        }
        @Generator static IntSequence ints() { try (Resource c = () -> closed++) { Gen.yield(1); Gen.yield(2); } return Gen.end(); } // ints
        @Generator static LongSequence longs() { try { Gen.yield(1); } finally { closed++; } return Gen.end(); } // longs
        @Generator static Sequence<Double> doubles() { try { Gen.yield(1.0); } finally { closed++; } return Gen.end(); } // doubles
        @Generator static Iterator<String> iterator() { try { Gen.yield("a"); } finally { closed++; } return Gen.end(); } // iterator
        @Generator static Coroutine<String, String, Integer> talk() { try { Gen.ask("?"); } finally { closed++; } return Gen.end(1); } // talk
        @Generator static Sequence<String> outer() { Gen.yieldAll(held(2)); return Gen.end(); } // outer
        @Generator static Sequence<String> free(Iterable<String> source) { Gen.yieldAll(source); Gen.yield("x"); return Gen.end(); }
        @Generator static Coroutine<String, String, Integer> ask(Coroutine<String, String, Integer> c) { int r = Gen.yieldAll(c); return Gen.end(r); }
        static int closed;
        interface Resource extends AutoCloseable { @Override void close(); }

        static void dropped() throws Exception {
          held(3).iterator().next(); // REPORTED held
          for (String s : held(3)) break; // REPORTED held
          held(3).stream().filter(s -> s.endsWith("1")).iterator().hasNext(); // REPORTED held
          ints().iterator().nextInt(); // REPORTED ints
          longs().iterator().nextLong(); // REPORTED longs
          doubles().iterator().next(); // REPORTED doubles
          iterator().hasNext(); // REPORTED iterator
          talk().next(); // REPORTED talk
          outer().iterator().next(); // REPORTED outer
        }

        @Generator static Sequence<Integer> pulling() {
          Gen.yield(1);
          held(3).iterator().next(); // REPORTED held by pulling
          try {
            Gen.yield(2);
          } finally {
            Runnable inside = () ->
                held(3).iterator().next(); // REPORTED held by lambda$pulling$0
            inside.run();
          }
          return Gen.end();
        }
        @Generator static Sequence<Integer> pushing(String text) {
          Gen.yield(1);
          new Object() {
            void drop() {
              iterator().hasNext(); // REPORTED iterator by Main$1.drop
            }
          }.drop();
          return Gen.end();
        }
        @Generator static Sequence<Integer> advance() {
          iterator().hasNext(); // REPORTED iterator by advance
          Gen.yield(1);
          return Gen.end();
        }
        static void inBodies() {
          for (int i : pulling()) i++;
          pushing("").forEach(i -> {});
          advance().iterator().next();
        }

        static void kept() throws Exception {
          var it = held(3).iterator();
          if (!it.next().equals("e0")) throw new AssertionError();
          it.close();
          it.close();
          held(3).iterator();
          held(3).forEach(s -> {});
          var behind = held(0).iterator();
          behind.next();
          for (String s : held(3)) s.length();
          try (var s = held(3).stream()) { s.findFirst(); }
          free(List.of("a", "b")).iterator().next();
          free(free(List.of("a", "b"))).iterator().next();
          if (ints().stream().sum() != 3 || longs().stream().sum() != 1) throw new AssertionError();
          var talk = ask(talk());
          if (!talk.next().equals("?")) throw new AssertionError();
          try { talk.send("!"); throw new AssertionError(); } catch (NoSuchElementException end) { if (talk.result() != 1) throw new AssertionError(); }
          var list = new ArrayList<Integer>();
          ints().iterator().forEachRemaining((int i) -> list.add(i));
          doubles().iterator().forEachRemaining(d -> list.add((int) (double) d));
          if (list.size() != 3) throw new AssertionError();
        }

        public static void main(String[] arguments) throws Exception {
          Logger logger = Logger.getLogger("weft.leaks");
          logger.setUseParentHandlers(false);
          logger.addHandler(new Handler() {
            @Override public void publish(LogRecord record) { reports.add(record.getLevel() + " " + record.getMessage()); }
            @Override public void flush() {}
            @Override public void close() {}
          });
          kept();
          dropped();
          inBodies();
          int expected = Integer.parseInt(arguments[0]);
          for (int i = 0; i < 2000 && (i < 20 || reports.size() < expected); i++) { System.gc(); Thread.sleep(10); }
          reports.stream().sorted().forEach(System.out::println);
          System.out.println(closed);
        }
      }
      """;

  @TempDir Path work;

  private List<String> run(int expected, String... options) throws IOException, InterruptedException {
    InMemoryCompiler.withProcessor().compile("demo.Main", PROGRAM).checked().writeClasses(work);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    String classPath = InMemoryCompiler.placeOf(Gen.class) + File.pathSeparator + work;
    command.addAll(List.of("-cp", classPath, "demo.Main", Integer.toString(expected)));
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), output);
    return output.lines().toList();
  }

  /** The reports that the comments in the program ask for, and how many blocks have run. */
  private static List<String> expected() {
    List<String> lines = PROGRAM.lines().toList();
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split("// REPORTED ");
      if (parts.length < 2) continue;
      String[] words = parts[1].split(" by ");
      String creator = words.length < 2 ? "Main.dropped" : words[1].contains(".") ? words[1] : "Main." + words[1];
      parts[1] = words[0];
      String inner = parts[1].equals("outer") ? ", in Main.held suspended at Main.java:" + lineOf(lines, "held") : "";
      reports.add("WARNING Main." + parts[1] + " suspended at Main.java:" + lineOf(lines, parts[1]) + inner
          + " was dropped without close(), so finally blocks or resources stay pending; created at"
          + " demo." + creator + "(Main.java:" + (i + 1) + ")");
    }
    reports.sort(null);
    return reports;
  }

  private static int lineOf(List<String> lines, String comment) {
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).endsWith("// " + comment)) return i + 1;
    throw new AssertionError(comment);
  }

  @Test
  void whatIsPendingWhenItIsDroppedIsReported() throws Exception {
    List<String> reports = expected();
    List<String> output = run(reports.size(), "-Dweft.leaks=warn");
    assertEquals(String.join("\n", reports), String.join("\n", output.subList(0, output.size() - 1)));
    assertEquals(run(0), output.subList(output.size() - 1, output.size()));
  }
}
