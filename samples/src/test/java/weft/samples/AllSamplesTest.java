package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AllSamplesTest {
  @Test
  void runToTheirEnd() throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      AllSamples.main(new String[] {"40"});
    } finally {
      System.setOut(console);
    }
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(13, output.lines().filter(line -> line.startsWith("--- ")).count(), output);
    assertTrue(output.contains("The first one of 1000 digits is number 4782."), output);
    assertTrue(output.contains("8 queens: 92 solutions"), output);
    assertTrue(output.contains("9! = 362880"), output);
    assertTrue(output.contains("stretches of 20 requests"), output);
    assertTrue(output.contains("peak of the heap"), output);
    assertTrue(output.contains("47,500 users in 4,999 rooms: 100,000 tasks at once"), output);
    assertTrue(output.contains("199 of 200 pages fetched"), output);
  }
}
