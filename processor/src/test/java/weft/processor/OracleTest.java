package weft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.processor.testing.Catalogue;
import weft.processor.testing.Catalogue.Case;
import weft.processor.testing.Compilation;
import weft.processor.testing.Differential;

/** The oracle of the differential tests is itself held to the traces of the catalogue. */
class OracleTest {
  /** Fewer would mean that the rules of what can be judged have come loose. */
  private static final int JUDGED_AT_LEAST = 180;

  private static List<Case> judged() {
    return Catalogue.sequential().stream().filter(c -> Differential.rejection(c.program()) == null).toList();
  }

  @Test
  void judgesMostOfTheCatalogue() {
    int judged = judged().size();
    assertTrue(judged >= JUDGED_AT_LEAST, judged + " cases are judged");
  }

  @TestFactory
  Stream<DynamicTest> writesTheTraceOfTheCatalogue() {
    List<Case> judged = judged();
    Map<String, String> sources = new TreeMap<>();
    for (Case c : judged) sources.put(c.program().qualifiedName(), Differential.pushSource(c.program()));
    Compilation compilation = Differential.compilePush(sources);
    return judged.stream()
        .map(c -> DynamicTest.dynamicTest(c.id(), () -> assertEquals(c.expected(), c.program().trace(compilation))));
  }
}
