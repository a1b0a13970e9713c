package weft.samples;

import java.util.Iterator;
import java.util.SplittableRandom;
import weft.Gen;
import weft.Generator;

/**
 * A walk over the squares of a plane: each step goes in one of four directions. The seed decides the whole walk, so
 * each {@code iterator()} walks the same way again. The generator here is an instance method that implements an
 * interface: it makes the record iterable.
 */
public record RandomWalk(long seed) implements Iterable<RandomWalk.Position> {
  /** A square of the plane. */
  public record Position(int x, int y) {
    Position step(int direction) {
      return switch (direction) {
        case 0 -> new Position(x + 1, y);
        case 1 -> new Position(x - 1, y);
        case 2 -> new Position(x, y + 1);
        default -> new Position(x, y - 1);
      };
    }

    /** The distance from where the walk began. */
    public double distance() {
      return Math.hypot(x, y);
    }
  }

  /** The positions, beginning with the origin, without end. */
  @Generator
  @Override
  public Iterator<Position> iterator() {
    SplittableRandom random = new SplittableRandom(seed());
    Position position = new Position(0, 0);
    while (true) {
      Gen.yield(position);
      position = position.step(random.nextInt(4));
    }
  }

  /** Prints where the walk from a seed (by default 42) is after 1, 10, 100 and so on up to a million steps. */
  public static void main(String[] args) {
    RandomWalk walk = new RandomWalk(args.length > 0 ? Long.parseLong(args[0]) : 42);
    int steps = 0;
    int shown = 1;
    for (Position position : walk) {
      if (steps == shown) {
        System.out.printf("after %,9d steps at (%d, %d), %.1f away%n",
            steps, position.x(), position.y(), position.distance());
        if (shown == 1_000_000) break;
        shown *= 10;
      }
      steps++;
    }
  }
}
