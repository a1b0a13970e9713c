package golden;

import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  enum Light {
    RED,
    YELLOW,
    GREEN
  }

  @Generator
  static Sequence<Light> cycle(Light light) {
    while (true) {
      Gen.yield(light);
      switch (light) {
        case RED -> light = Light.GREEN;
        case GREEN -> {
          Gen.yield(Light.YELLOW);
          light = Light.RED;
        }
        case YELLOW -> light = Light.RED;
      }
    }
  }
}
