package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The statements around a point that a jump there may leave. */
final class Jumps {
  private final Random random;
  private List<Target> targets = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private int breaks;
  private int last;

  Jumps(Random random) {
    this.random = random;
  }

  /**
   * A loop, a {@code switch} or a labelled statement.
   *
   * @param label null where it has none
   * @param isPlain whether a {@code break} without a label could mean it
   */
  record Target(int number, String label, boolean isLoop, boolean isPlain) {
    /** {@code break} to this, or null where it has no label and another statement is in between. */
    String breakText(boolean preferLabel, Jumps jumps) {
      boolean canBePlain = isPlain && jumps.innermost(false) == this;
      jumps.breaks++;
      if (label != null && (preferLabel || !canBePlain)) return "break " + label + ";";
      return canBePlain ? "break;" : null;
    }

    /** {@code continue} of this, or null where that cannot be said. */
    String continueText(boolean preferLabel, Jumps jumps) {
      boolean canBePlain = jumps.innermost(true) == this;
      if (label != null && (preferLabel || !canBePlain)) return "continue " + label + ";";
      return canBePlain ? "continue;" : null;
    }
  }

  /** The targets that cannot be reached from inside of a lambda or a {@code finally}. */
  record Barrier(List<Target> targets) {}

  Barrier enterBarrier() {
    Barrier barrier = new Barrier(targets);
    targets = new ArrayList<>();
    return barrier;
  }

  void leaveBarrier(Barrier barrier) {
    targets = barrier.targets();
  }

  /** A name for a label that no statement around has. */
  String freshLabel() {
    String[] names = {"outer", "next", "L1", "state", "L2", "dispatch", "L3"};
    for (int i = 0; i < 5; i++) {
      String label = names[random.nextInt(names.length)];
      if (!labels.contains(label)) return label;
    }
    return "L" + (100 + last);
  }

  Target enter(String label, boolean isLoop, boolean isPlain) {
    Target target = new Target(++last, label, isLoop, isPlain);
    targets.add(target);
    labels.add(label);
    if (!isLoop && isPlain) breaks++;
    return target;
  }

  void leave() {
    targets.remove(targets.size() - 1);
    labels.remove(labels.size() - 1);
  }

  Target any() {
    return targets.isEmpty() ? null : targets.get(targets.size() - 1 - random.nextInt(Math.min(3, targets.size())));
  }

  /** How many there are, those of switch rules included. */
  int breaks() {
    return breaks;
  }

  /** A plain {@code break}: the number of what it leaves. */
  int breakInnermost() {
    breaks++;
    return innermost(false).number();
  }

  private Target innermost(boolean loop) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      if (loop ? targets.get(i).isLoop() : targets.get(i).isPlain()) return targets.get(i);
    }
    return null;
  }
}
