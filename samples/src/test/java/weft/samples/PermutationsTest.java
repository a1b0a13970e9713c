package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationsTest {
  private static List<Integer> upTo(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  @Test
  void comeInOrder() {
    List<List<Integer>> all = Permutations.permutations(upTo(3)).stream().toList();
    assertEquals(
        List.of(
            List.of(1, 2, 3),
            List.of(1, 3, 2),
            List.of(2, 1, 3),
            List.of(2, 3, 1),
            List.of(3, 1, 2),
            List.of(3, 2, 1)),
        all);
  }

  @Test
  void ofNothingAreOne() {
    assertEquals(List.of(List.of()), Permutations.permutations(List.of()).stream().toList());
  }

  @Test
  void areAllDifferent() {
    Set<List<Integer>> distinct = new HashSet<>();
    for (List<Integer> permutation : Permutations.permutations(upTo(7))) distinct.add(permutation);
    assertEquals(5_040, distinct.size());
  }

  @Test
  void ofTenAreTenFactorial() {
    assertEquals(3_628_800, Permutations.permutations(upTo(10)).stream().count());
  }

  @Test
  void areMadeOnlyWhenAskedFor() {
    List<Integer> many = upTo(200);
    assertEquals(many, Permutations.permutations(many).iterator().next());
  }
}
