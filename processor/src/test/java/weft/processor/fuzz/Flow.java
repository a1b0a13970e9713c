package weft.processor.fuzz;

import java.util.HashSet;
import java.util.Set;

/**
 * What reachability needs to know of a statement (JLS 14.22).
 *
 * @param completes whether it can complete normally
 * @param exits the numbers of the statements that a reachable jump in it leaves; negative for {@code continue}
 */
record Flow(boolean completes, Set<Integer> exits) {
  static final Flow COMPLETES = new Flow(true, Set.of());
  static final Flow STOPS = new Flow(false, Set.of());

  static Flow breakOf(int target) {
    return new Flow(false, Set.of(target));
  }

  static Flow continueOf(int target) {
    return new Flow(false, Set.of(-target));
  }

  /** This and then {@code next}. */
  Flow then(Flow next) {
    return new Flow(next.completes, both(next));
  }

  /** This or {@code other}. */
  Flow or(Flow other) {
    return new Flow(completes || other.completes, both(other));
  }

  Flow completing(boolean can) {
    return new Flow(can, exits);
  }

  boolean breaks(int target) {
    return exits.contains(target);
  }

  boolean continues(int target) {
    return exits.contains(-target);
  }

  /** A {@code try} statement of which this is all but the {@code finally}: one that cannot complete swallows the jumps. */
  Flow protectedBy(Flow last) {
    return last.completes ? new Flow(completes, both(last)) : last;
  }

  private Set<Integer> both(Flow other) {
    Set<Integer> all = new HashSet<>(exits);
    all.addAll(other.exits);
    return all;
  }
}
