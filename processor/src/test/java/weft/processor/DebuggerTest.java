package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.Gen;
import weft.processor.testing.Compilation;
import weft.processor.testing.Debuggee;
import weft.processor.testing.Folders;
import weft.processor.testing.InMemoryCompiler;

/** What is generated can be debugged: breakpoints in it, variables by the names that the user gave them, and steps. */
class DebuggerTest {
  private static final String WORDS =
      """
      import weft.*;
      public class Words {
        @Generator static Sequence<String> shorter(String text, int limit) {
          String[] parts = text.split(" ");
          for (int i = 0; i < parts.length; i++) {
            String word = parts[i];
            int length = word.length();
            boolean isShort = length < limit;
            if (isShort) {
              Gen.yield(word);
              System.out.println(i + word);
            }
          }
          return Gen.end();
        }
        public static void main(String[] arguments) {
          var words = shorter("once a while", 5);
          for (String word : words) if (word.isEmpty()) return;
          words.forEach(word -> {});
        }
      }
      """;

  @TempDir Path work;

  private static InMemoryCompiler compiler() {
    return InMemoryCompiler.withProcessor().options("-g");
  }

  /** The lines of a text that have {@code part} in them, counted from 1. */
  private static List<Integer> linesWith(String part, String text) {
    List<String> lines = text.lines().toList();
    return Stream.iterate(1, i -> i <= lines.size(), i -> i + 1).filter(i -> lines.get(i - 1).contains(part)).toList();
  }

  @Test
  void breakpointsVariablesAndSteps() throws Exception {
    Compilation compilation = compiler().compile("Words", WORDS).checked();
    String companion = compilation.generated().get("WordsGenerators.java");
    List<Integer> tests = linesWith("isShort = length < limit", companion);
    assertEquals(2, tests.size(), companion); // where it is suspended, and where it is pushed
    compilation.writeClasses(work);
    String classPath = InMemoryCompiler.placeOf(Gen.class) + File.pathSeparator + work;
    try (Debuggee debuggee = Debuggee.launch(classPath, "Words")) {
      for (int line : tests) {
        debuggee.breakAt("WordsGenerators$Shorter", line);
        for (String expected : List.of("once 0", "a 1", "while 2")) {
          Debuggee.Halt halt = debuggee.resume();
          assertEquals("WordsGenerators.java:" + line, halt.place());
          Map<String, String> seen = new HashMap<>(halt.variables());
          String word = expected.split(" ")[0];
          assertEquals(word, seen.get("word"), seen::toString);
          assertEquals(expected.split(" ")[1], seen.get("i"), seen::toString);
          assertEquals(Integer.toString(word.length()), seen.get("length"), seen::toString);
          assertEquals("5", seen.get("limit"), seen::toString);
          assertTrue(seen.keySet().containsAll(Set.of("parts", "text")), seen::toString);
          Debuggee.Halt next = debuggee.step();
          assertEquals("WordsGenerators.java:" + (line + 1), next.place());
          assertEquals(Boolean.toString(word.length() < 5), next.variables().get("isShort"));
        }
        debuggee.clearBreakpoints();
      }
    }
  }

  /** The names of the locals and fields of the run classes, without a number behind them. */
  private static Set<String> names(Compilation compilation) {
    Set<String> names = new HashSet<>();
    compilation.classes().forEach((name, bytes) -> {
      if (!name.contains("Generators$")) return;
      new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9) {
        @Override
        public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
          names.add(field.replaceFirst("\\d+$", ""));
          return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] thrown) {
          return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitLocalVariable(String local, String type, String generic, Label from, Label to, int slot) {
              names.add(local.replaceFirst("\\d+$", ""));
            }
          };
        }
      }, 0);
    });
    return names;
  }

  @TestFactory
  Stream<DynamicTest> variablesKeepTheirNames() {
    return goldens(DebuggerTest::assertHasTheNamesOf);
  }

  /** What is declared in the source, by an initializer, a pattern, a loop or a parameter. */
  private static void assertHasTheNamesOf(Path folder) throws IOException {
    String source = Files.readString(folder.resolve("Input.java"));
    Set<String> declared = new TreeSet<>();
    Pattern declaration = Pattern.compile("\\b(?:int|long|double|boolean|String|var|[A-Z]\\w*(?:<[^()=;]*>)?(?:\\[\\])*) ([a-z]\\w*)(?= =| :|;|,|\\)| &&)");
    boolean isGenerator = false;
    for (String line : source.lines().toList()) {
      if (line.equals("  @Generator")) isGenerator = true;
      if (isGenerator) declaration.matcher(line).results().map(m -> m.group(1)).forEach(declared::add);
      if (line.equals("  }")) isGenerator = false;
    }
    Compilation compilation = compile(folder, source);
    Set<String> names = names(compilation);
    assertTrue(!declared.isEmpty() && names.containsAll(declared), () -> declared + " in " + names + "\n" + compilation.report());
  }

  @TestFactory
  Stream<DynamicTest> eachCaseSaysWhereItGoesOn() {
    return goldens(DebuggerTest::assertCasesSayWhere);
  }

  private static final Pattern ENTRY =
      Pattern.compile("(?s)( +)switch \\((?:state|next)\\) \\{\n\\1  case (?:(?!\n\\1\\}).)*\n\\1  default:\n\\1    return (?:state|next) == FINISHED");

  private static void assertCasesSayWhere(Path folder) throws IOException {
    String source = Files.readString(folder.resolve("Input.java"));
    String companion = compile(folder, source).onlyGenerated();
    String said = "";
    int entries = 0;
    for (MatchResult entry : ENTRY.matcher(companion).results().toList()) {
      entries++;
      Pattern label = Pattern.compile("\n" + entry.group(1) + "  case (\\d+):(.*)");
      for (MatchResult at : label.matcher(entry.group()).results().toList()) {
        String place = "(after the yield(All)?|closed) at Input\\.java:\\d+";
        String right = at.group(1).equals("0") ? "" : " // (" + place + "(, " + place + ")*|from another part)";
        assertTrue(at.group(2).matches(right), () -> at.group() + "\n" + companion);
        MatchResult after = Pattern.compile("after the yield(?:All)? at Input\\.java:(\\d+)").matcher(at.group(2)).results().findFirst().orElse(null);
        if (after != null) said += at.group(1) + ":" + after.group(1) + " ";
      }
    }
    assertTrue(entries > 0, companion);
    // what a run says of itself comes from the same places
    Pattern table = Pattern.compile("return \"Input\\.java\\|[^|]*\\|[^|]*\\|[^|]*\\|([^|]*)\\|");
    Set<String> suspensions = new TreeSet<>();
    table.matcher(companion).results().forEach(m -> suspensions.addAll(Arrays.asList(m.group(1).split(" "))));
    assertEquals(suspensions, new TreeSet<>(Arrays.asList(said.strip().split(" "))), companion);
  }

  private static Compilation compile(Path folder, String source) throws IOException {
    Path options = folder.resolve("options");
    InMemoryCompiler compiler = Files.exists(options) ? compiler().options(Files.readString(options).strip()) : compiler();
    return compiler.compile("golden.Input", source).checked();
  }

  private interface Check {
    void of(Path folder) throws IOException;
  }

  private static Stream<DynamicTest> goldens(Check check) {
    return Folders.entries(Folders.resources("golden")).stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check.of(folder)));
  }
}
