package weft.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code on the page is that which runs here. */
class PageTest {
  private static final Path PAGE = Path.of("../docs/spark.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java$\\n(.*?)^```$");

  private static String withoutIndentation(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void showsWhatIsTested() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) sources.append(Files.readString(file));
    }
    String all = withoutIndentation(sources.toString());
    List<MatchResult> blocks = BLOCK.matcher(Files.readString(PAGE)).results().toList();
    assertEquals(5, blocks.size());
    for (MatchResult block : blocks) {
      String code = withoutIndentation(block.group(1));
      assertTrue(all.contains(code), code);
    }
  }
}
