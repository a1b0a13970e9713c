package weft.samples;

import java.util.NoSuchElementException;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/**
 * A calculator that is fed one character at a time, as they arrive: a recursive-descent parser that asks for its input
 * instead of pulling it. Each rule of the grammar is a coroutine, and its result is the value of what it has read.
 */
public final class Calculator {
  /** The character that is not used yet. */
  private char next;

  private Calculator() {}

  /** A line, up to its end. Yields what it expects, is sent characters, and ends with the value. */
  @Generator
  Coroutine<String, Character, Long> line() {
    next = Gen.ask("a sum");
    long value = Gen.yieldAll(sum());
    if (next != '\n') throw new IllegalArgumentException("unexpected " + next);
    return Gen.end(value);
  }

  @Generator
  private Coroutine<String, Character, Long> sum() {
    long value = Gen.yieldAll(product());
    while (next == '+' || next == '-') {
      boolean adds = next == '+';
      next = Gen.ask("a product");
      long operand = Gen.yieldAll(product());
      value += adds ? operand : -operand;
    }
    return Gen.end(value);
  }

  @Generator
  private Coroutine<String, Character, Long> product() {
    long value = Gen.yieldAll(factor());
    while (next == '*') {
      next = Gen.ask("a factor");
      value *= Gen.yieldAll(factor());
    }
    return Gen.end(value);
  }

  @Generator
  private Coroutine<String, Character, Long> factor() {
    long value = 0;
    if (next == '(') {
      next = Gen.ask("a sum");
      value = Gen.yieldAll(sum());
      if (next != ')') throw new IllegalArgumentException("unexpected " + next + " before )");
      next = Gen.ask("an operator, or the end");
      return Gen.end(value);
    }
    if (!Character.isDigit(next)) throw new IllegalArgumentException("unexpected " + next);
    while (Character.isDigit(next)) {
      value = value * 10 + Character.digit(next, 10);
      next = Gen.ask("a digit, an operator, or the end");
    }
    return Gen.end(value);
  }

  /** A calculator that waits for its first character. */
  public static Coroutine<String, Character, Long> start() {
    Coroutine<String, Character, Long> line = new Calculator().line();
    line.next();
    return line;
  }

  /** The value of {@code text}, which is no longer than a line. */
  public static long evaluate(String text) {
    Coroutine<String, Character, Long> line = start();
    for (char c : text.toCharArray()) line.send(c);
    try {
      throw new IllegalArgumentException("the end, but expected was " + line.send('\n'));
    } catch (NoSuchElementException end) {
      return line.result();
    }
  }

  /** Feeds one calculation, and shows what is expected after each character. */
  public static void main(String[] args) {
    Coroutine<String, Character, Long> line = start();
    for (char c : "2*(3+4)".toCharArray()) System.out.println(c + "   expects " + line.send(c));
    System.out.println("2*(3+4) = " + evaluate("2*(3+4)"));
  }
}
