package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blocks of Java in the pages for users are compiled, with the processor: as members of a class that has what they take for
 * granted, and the statements behind the members in a method.
 */
class SnippetsTest {
  private static final List<String> PAGES =
      List.of("README.md", "docs/guide.md", "docs/coroutines.md", "docs/async.md", "docs/operations.md", "docs/troubleshooting.md");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java$\\n(.*?)^```$");
  private static final Pattern MEMBERS = Pattern.compile("(?ms)\\A(?=@|static |private |public |record |(?:final )?class ).*^\\}$");

  private static final String IMPORTS =
      """
      import static java.net.http.HttpResponse.BodyHandlers.ofString;
      import java.io.*;
      import java.net.*;
      import java.net.http.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.stream.*;
      import weft.*;
      import weft.samples.tasks.*;
      """;

  @TempDir Path work;

  /** The block in a class of that name, with the line numbers of the page. */
  private static String source(String name, String page, MatchResult block) {
    String code = block.group(1);
    Matcher members = MEMBERS.matcher(code);
    int statements = members.find() ? members.end() : 0;
    long above = page.substring(0, block.start(1)).lines().count();
    return "\n".repeat((int) above - 1)
        + IMPORTS.replace('\n', ' ')
        + "abstract class " + name + " extends Context {\n"
        + code.substring(0, statements)
        + (code.substring(statements).isBlank() ? "" : "\nvoid statements() throws Throwable {" + code.substring(statements) + "}")
        + "}\n";
  }

  private int write(String file) throws IOException {
    String page = Commands.read(Path.of("..", file));
    String name = file.replaceAll(".*/|\\.md", "");
    int count = 0;
    for (MatchResult block : BLOCK.matcher(page).results().toList()) {
      String type = Character.toUpperCase(name.charAt(0)) + name.substring(1).toLowerCase() + ++count;
      Commands.write(work.resolve(type + ".java"), source(type, page, block));
    }
    return count;
  }

  @Test
  void allOfThemCompile() throws IOException {
    List<String> command = new ArrayList<>(List.of("-cp", Commands.runtime() + ":" + Commands.placeOf("weft.samples.AllSamples")));
    command.addAll(List.of("--processor-path", Commands.processor().toString(), "-d", work.resolve("classes").toString()));
    for (String page : PAGES) assertTrue(write(page) > 0, page);
    Files.copy(Path.of("src/test/resources/snippets/Context.java"), work.resolve("Context.java"));
    for (String file : Commands.names(work)) command.add(work.resolve(file).toString());
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, command.toArray(String[]::new));
    assertEquals("", output.toString());
    assertEquals(0, status);
  }
}
