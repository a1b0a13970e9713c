package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import weft.Coroutine;

class CalculatorTest {
  @Test
  void calculates() {
    assertEquals(14, Calculator.evaluate("2*(3+4)"));
    assertEquals(-5, Calculator.evaluate("1-2*3"));
    assertEquals(123, Calculator.evaluate("((123))"));
  }

  @Test
  void twoLinesAtOnce() {
    Coroutine<String, Character, Long> one = Calculator.start();
    Coroutine<String, Character, Long> other = Calculator.start();
    for (char c : "1+2".toCharArray()) {
      one.send(c);
      other.send(c == '+' ? '*' : c);
    }
    assertThrows(NoSuchElementException.class, () -> one.send('\n'));
    assertThrows(NoSuchElementException.class, () -> other.send('\n'));
    assertEquals(3, one.result());
    assertEquals(2, other.result());
  }

  @Test
  void whatIsWrongIsSaidAtOnce() {
    Coroutine<String, Character, Long> line = Calculator.start();
    line.send('1');
    line.send('+');
    assertEquals("unexpected )", assertThrows(IllegalArgumentException.class, () -> line.send(')')).getMessage());
    assertTrue(line.isFinished());
  }

  @Test
  void nestingNeedsNoStack() {
    int depth = 100_000;
    assertEquals(7, Calculator.evaluate("(".repeat(depth) + "7" + ")".repeat(depth)));
  }
}
