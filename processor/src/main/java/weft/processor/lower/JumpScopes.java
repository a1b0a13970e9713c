package weft.processor.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Region;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;

/**
 * The statements around the current one that a jump may target or must pass: the latter are the {@code finally} blocks
 * (JLS 14.15 to 14.17). A jump over several of them goes from one to the next.
 */
final class JumpScopes {
  private final FlowGraph graph;
  private final List<Scope> scopes = new ArrayList<>();

  JumpScopes(FlowGraph graph) {
    this.graph = graph;
  }

  private sealed interface Scope {}

  /** A statement that {@code break} leaves, and {@code continue} continues if it is a loop. */
  private record Target(Set<String> labels, boolean isUnlabeledTarget, Block breakTo, Block continueTo) implements Scope {}

  /** A {@code switch} expression: {@code yield} gives {@code chosen}, a variable of that type, the value, and leaves it. */
  record Choice(Variable chosen, TypeMirror type, Block after) implements Scope {}

  /**
   * A {@code finally} block on the way out. Its blocks exist once; a completion record says what led there: the exception
   * {@code thrown}, or null and the number of the jump to continue.
   */
  static final class Finalizer implements Scope {
    final Block entry;
    final Region region;
    final Variable thrown;
    final Variable completion;
    final List<Block> exits = new ArrayList<>();
    private final Map<Block, Block> pads = new LinkedHashMap<>();

    Finalizer(Block entry, Region region) {
      this.entry = entry;
      this.region = region;
      this.thrown = new Variable("thrown", Variable.Kind.SYNTHETIC, Throwable.class);
      this.completion = new Variable("completion", Variable.Kind.SYNTHETIC, int.class);
    }
  }

  void enterLoop(Set<String> labels, Block breakTo, Block continueTo) {
    scopes.add(new Target(labels, true, breakTo, continueTo));
  }

  void enterSwitch(Block breakTo) {
    scopes.add(new Target(Set.of(), true, breakTo, null));
  }

  void enter(Choice choice) {
    scopes.add(choice);
  }

  void enterLabeled(Set<String> labels, Block breakTo) {
    scopes.add(new Target(new HashSet<>(labels), false, breakTo, null));
  }

  void enter(Finalizer finalizer) {
    scopes.add(finalizer);
  }

  void leave() {
    scopes.remove(scopes.size() - 1);
  }

  /** Whether a {@code return} here passes a {@code finally} block. */
  boolean isProtected() {
    return scopes.stream().anyMatch(Finalizer.class::isInstance);
  }

  /** Where {@code break label} goes from here; {@code label} may be null. */
  Block breakTarget(String label) {
    int depth = find(label, false);
    return route(scopes.size(), depth, ((Target) scopes.get(depth)).breakTo);
  }

  /** The {@code switch} expression that {@code yield} leaves here. */
  Choice choice() {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i) instanceof Choice choice) return choice;
    }
    throw new IllegalStateException("no target for a yield");
  }

  /** Where a jump out of {@code choice}, which is around, goes from here. */
  Block target(Choice choice) {
    return route(scopes.size(), scopes.indexOf(choice), choice.after);
  }

  /** Where {@code continue label} goes from here; {@code label} may be null. */
  Block continueTarget(String label) {
    int depth = find(label, true);
    return route(scopes.size(), depth, ((Target) scopes.get(depth)).continueTo);
  }

  /** Where a jump out of the whole method to {@code target} goes from here. */
  Block outOfMethod(Block target) {
    return route(scopes.size(), -1, target);
  }

  /** Where a jump goes that leaves the innermost scope, a finalizer, for {@code target} just outside it. */
  Block outOfInnermost(Block target) {
    return route(scopes.size(), scopes.size() - 2, target);
  }

  private int find(String label, boolean loop) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i) instanceof Target target
          && (label == null ? target.isUnlabeledTarget : target.labels.contains(label))
          && (!loop || target.continueTo != null)) {
        return i;
      }
    }
    throw new IllegalStateException("no target for a jump to " + label);
  }

  private Block route(int from, int to, Block target) {
    for (int i = from - 1; i > to; i--) {
      if (scopes.get(i) instanceof Finalizer finalizer) return through(finalizer, i, to, target);
    }
    return target;
  }

  /** The landing pad that records where to go on after the {@code finally} block, and enters that. */
  private Block through(Finalizer finalizer, int depth, int to, Block target) {
    Block known = finalizer.pads.get(target);
    if (known != null) return known;
    Block pad = graph.newBlock(finalizer.region);
    finalizer.pads.put(target, pad);
    int number = finalizer.exits.size();
    finalizer.exits.add(null);
    finalizer.exits.set(number, route(depth, to, target));
    pad.steps().add(new Step.Assign(finalizer.thrown, Code.of("null"), false));
    pad.steps().add(new Step.Assign(finalizer.completion, Code.of(String.valueOf(number)), false));
    pad.terminate(new Terminator.Goto(finalizer.entry));
    return pad;
  }
}
