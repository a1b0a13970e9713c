package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.processor.testing.InMemoryCompiler;
import weft.runtime.Sequences;

class RuntimeReleaseTest {
  private static final String NUMBERS =
      """
      import weft.*;
      class Numbers {
        @Generator static Sequence<Integer> one() { Gen.yield(1); return Gen.end(); }
        @Generator static Sequence<Integer> two() { Gen.yield(2); return Gen.end(); }
      }
      """;

  /** With {@code members} in the place of those of a class of the runtime's. */
  private static String errorsWith(String members) {
    String runtime = "package weft.runtime; public final class Sequences { " + members + " }";
    return InMemoryCompiler.withProcessor().compile(Map.of("Numbers", NUMBERS, "weft.runtime.Sequences", runtime)).errors().strip();
  }

  @Test
  void anotherReleaseIsRefusedOnce() {
    assertEquals(
        "Numbers.java:3:39: ERROR: [RuntimeRelease] the runtime that this is compiled with is of release 9.8, and the processor of "
            + RuntimeRelease.OURS + "; use weft-runtime and weft-processor of the same release (see docs/refusals.md#RuntimeRelease)",
        errorsWith("public static final String RELEASE = \"9.8\";"));
  }

  @Test
  void anOlderReleaseDoesNotSayWhichItIs() {
    String errors = errorsWith("");
    assertTrue(errors.contains("[RuntimeRelease] the runtime that this is compiled with is of an older release"), errors);
    assertEquals(1, errors.lines().count(), errors);
  }

  @Test
  void runtimeProcessorAndPomAreOfOneRelease() throws IOException {
    assertEquals(Sequences.RELEASE, RuntimeRelease.OURS);
    String pom = Files.readString(Path.of("../pom.xml"));
    String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
    assertEquals(version.replace("-SNAPSHOT", ""), RuntimeRelease.OURS);
  }
}
