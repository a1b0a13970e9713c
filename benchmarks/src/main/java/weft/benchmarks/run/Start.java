package weft.benchmarks.run;

import java.util.Iterator;
import weft.benchmarks.ByHand;
import weft.benchmarks.Generators;

/** A program that does little: the classes that it loads are counted. */
final class Start {
  private Start() {}

  public static void main(String[] args) {
    Iterator<Integer> numbers = args[0].equals("weft") ? Generators.range(10).iterator() : new ByHand.Range(10);
    int sum = 0;
    while (numbers.hasNext()) sum += numbers.next();
    if (sum != 45) throw new IllegalStateException();
  }
}
