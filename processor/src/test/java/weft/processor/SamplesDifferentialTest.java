package weft.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weft.processor.testing.Differential;
import weft.processor.testing.Program;

/** The generators of the samples that the oracle can judge: those that do not pull from another generator. */
class SamplesDifferentialTest {
  private static final Path SAMPLES = Path.of("../samples/src/main/java/weft/samples");
  private static final List<String> OF_EVERY_CASE = List.of("java.util.", "java.util.function.", "java.util.stream.", "java.io.", "weft.");

  /** The sample's classes as member classes of a case, which has imports of its own. */
  private static String members(String sample, String... pulling) throws IOException {
    String source = Files.readString(SAMPLES.resolve(sample + ".java"));
    String body = source.substring(source.lastIndexOf("\nimport "));
    body = body.substring(body.indexOf(';') + 1);
    Matcher imports = Pattern.compile("(?m)^import ([\\w.]+\\.)(\\w+);").matcher(source);
    while (imports.find()) {
      if (OF_EVERY_CASE.contains(imports.group(1))) continue;
      body = body.replaceAll("(?<![\\w.\"])" + imports.group(2) + "\\b", imports.group(1) + imports.group(2));
    }
    for (String method : pulling) {
      body = body.replaceFirst("(?ms)^  (?:@Generator\\n  )?[^\\n=(]* " + method + "\\([^{;]*\\{\\n.*?^  \\}\\n", "");
    }
    return body.replaceFirst("(?m)^(public )?(final )?class ", "static class ").replaceFirst("(?m)^public record ", "record ");
  }

  /** {@code pulling}: the methods that consume a generator, which push code cannot. */
  private static void agree(String sample, String run, String... pulling) throws IOException {
    Differential.compare(new Program("Sample" + sample, members(sample, pulling), run));
  }

  @Test
  void fibonacci() throws IOException {
    agree("Fibonacci", "cut(Fibonacci.fibonacci(), 40);", "main");
  }

  @Test
  void permutations() throws IOException {
    agree("Permutations", "drain(Permutations.extensions(List.of(), List.of(1, 2, 3, 4)));", "main", "permutations");
  }

  @Test
  void eightQueens() throws IOException {
    agree("EightQueens", "drain(EightQueens.placements(new int[6], 0));", "main");
  }

  @Test
  void classesOfTheJdk() throws IOException {
    agree("JdkClasses", "drain(JdkClasses.walk(JdkClasses.modules().resolve(\"java.instrument\")));", "main", "countByModule");
  }
}
