package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.samples.RandomWalk.Position;

class RandomWalkTest {
  private static List<Position> first(RandomWalk walk, int count) {
    List<Position> positions = new ArrayList<>();
    for (Position position : walk) {
      if (positions.size() == count) break;
      positions.add(position);
    }
    return positions;
  }

  @Test
  void goesOneSquareAtATime() {
    List<Position> positions = first(new RandomWalk(7), 10_000);
    assertEquals(new Position(0, 0), positions.get(0));
    for (int i = 1; i < positions.size(); i++) {
      Position from = positions.get(i - 1);
      Position to = positions.get(i);
      assertEquals(1, Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y()), "step " + i);
    }
  }

  @Test
  void isDecidedByTheSeed() {
    RandomWalk walk = new RandomWalk(7);
    assertEquals(first(walk, 1_000), first(walk, 1_000));
    assertEquals(first(walk, 1_000), first(new RandomWalk(7), 1_000));
    assertNotEquals(first(walk, 1_000), first(new RandomWalk(8), 1_000));
  }
}
