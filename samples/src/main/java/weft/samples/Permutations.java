package weft.samples;

import java.util.ArrayList;
import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** All orders of some elements, by recursion. Only as many are made as are asked for. */
public final class Permutations {
  private Permutations() {}

  /** All permutations of {@code elements}, in lexicographic order of their positions. */
  public static <T> Sequence<List<T>> permutations(List<T> elements) {
    return extensions(List.of(), elements);
  }

  /** All permutations of {@code elements} that begin with {@code prefix}, whose elements are not in {@code rest}. */
  @Generator
  static <T> Sequence<List<T>> extensions(List<T> prefix, List<T> rest) {
    if (rest.isEmpty()) Gen.yield(prefix);
    for (int i = 0; i < rest.size(); i++) {
      List<T> longerPrefix = new ArrayList<>(prefix);
      longerPrefix.add(rest.get(i));
      List<T> shorterRest = new ArrayList<>(rest);
      shorterRest.remove(i);
      Gen.yieldAll(extensions(longerPrefix, shorterRest));
    }
    return Gen.end();
  }

  /** Prints the permutations of three letters, the first ones of twenty numbers, and how many there are of nine. */
  public static void main(String[] args) {
    for (List<String> permutation : permutations(List.of("a", "b", "c"))) {
      System.out.println(String.join(" ", permutation));
    }

    List<Integer> twenty = new ArrayList<>();
    for (int i = 1; i <= 20; i++) twenty.add(i);
    System.out.println("The first three of the 20! permutations of twenty numbers:");
    permutations(twenty).stream().limit(3).forEach(System.out::println);

    System.out.println("9! = " + permutations(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)).stream().count());
  }
}
