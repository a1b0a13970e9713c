package weft.processor.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;

/**
 * Finds the loops of a level: its strongly connected components (Tarjan), each with what is executed only from inside of
 * it and goes nowhere else, such as a suspension. What is only ever resumed and runs into the middle of a loop counts as
 * led to from the head of the loop, where dispatch leads to it; so what goes from there back to the loop is inside, too.
 */
final class Cycles {
  private final Level level;
  private final Set<Block> labels;
  private final Set<Node> reachedFromHead;
  /** By the head of a loop. */
  private final Map<Node, Set<Node>> led;
  private final Map<Node, Integer> index = new HashMap<>();
  private final Map<Node, Integer> low = new HashMap<>();
  private final Deque<Node> stack = new ArrayDeque<>();
  private final Set<Node> onStack = new HashSet<>();
  private final List<Set<Node>> components = new ArrayList<>();

  private Cycles(Level level, Set<Block> labels, Map<Node, Set<Node>> led) {
    this.level = level;
    this.labels = labels;
    this.led = led;
    this.reachedFromHead = level.reachedFromHead();
    for (Node node : level.nodes()) if (!index.containsKey(node)) connect(node);
  }

  /** Collapses the loops of {@code level}; {@code labels} are the blocks at which an activation may resume. */
  static void collapse(Level level, Set<Block> labels) {
    Map<Node, Set<Node>> led = new HashMap<>();
    Cycles cycles;
    do {
      cycles = new Cycles(level, labels, led);
    } while (cycles.lead(led));
    Map<Set<Node>, Node> heads = new IdentityHashMap<>();
    Map<Set<Node>, Set<Node>> loops = new IdentityHashMap<>();
    for (Set<Node> component : cycles.components) {
      Node head = cycles.head(component);
      heads.put(component, head);
      loops.put(component, cycles.extended(component, head));
    }
    List<Node.Cycle> found = new ArrayList<>();
    for (Set<Node> component : cycles.components) {
      if (!isInsideAnother(component, loops)) found.add(Node.Cycle.of(heads.get(component), loops.get(component)));
    }
    level.collapse(found);
  }

  /** A loop that was moved into another one, because it leads into the middle of that, is found again there. */
  private static boolean isInsideAnother(Set<Node> component, Map<Set<Node>, Set<Node>> loops) {
    return loops.entrySet().stream()
        .anyMatch(loop -> loop.getKey() != component && loop.getValue().containsAll(component));
  }

  /** Adds what has to be led to from the heads of loops to {@code led}; returns whether there was any. */
  private boolean lead(Map<Node, Set<Node>> led) {
    boolean isNew = false;
    for (Set<Node> component : components) {
      Node head = head(component);
      for (Node node : level.nodes()) {
        if (leadsInside(node, component, head)) isNew |= led.computeIfAbsent(head, h -> new LinkedHashSet<>()).add(node);
      }
    }
    return isNew;
  }

  private void connect(Node node) {
    index.put(node, index.size());
    low.put(node, index.get(node));
    stack.push(node);
    onStack.add(node);
    boolean loopsToItself = false;
    List<Node> successors = new ArrayList<>(level.successors(node));
    successors.addAll(led.getOrDefault(node, Set.of()));
    for (Node next : successors) {
      if (next == node) loopsToItself = true;
      if (!index.containsKey(next)) {
        connect(next);
        low.merge(node, low.get(next), Math::min);
      } else if (onStack.contains(next)) {
        low.merge(node, index.get(next), Math::min);
      }
    }
    if (low.get(node).equals(index.get(node))) {
      Set<Node> component = new LinkedHashSet<>();
      Node member;
      do {
        member = stack.pop();
        onStack.remove(member);
        component.add(member);
      } while (member != node);
      if (component.size() > 1 || loopsToItself) components.add(component);
    }
  }

  /**
   * Where the source enters the loop. One that is only ever resumed has any head: what leads to other members of it is
   * moved inside, and is no head itself.
   */
  private Node head(Set<Node> component) {
    if (component.contains(level.head)) return level.head;
    Set<Node> entered = new LinkedHashSet<>();
    for (Node node : reachedFromHead) {
      if (component.contains(node)) continue;
      for (Node next : level.successors(node)) if (component.contains(next)) entered.add(next);
    }
    if (entered.isEmpty()) entered.addAll(led.keySet());
    entered.retainAll(component);
    return (entered.isEmpty() ? component : entered).stream().min(Comparator.comparingInt(Node::order)).orElseThrow();
  }

  /** The component, with the nodes that belong inside the loop statement although they do not go round. */
  private Set<Node> extended(Set<Node> component, Node head) {
    Set<Node> all = new LinkedHashSet<>(component);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Node node : level.nodes()) {
        if (!all.contains(node) && node != level.head && belongsInside(node, all, head)) changed |= all.add(node);
      }
    }
    return all;
  }

  /**
   * It is entered by one jump, from inside, and ends there: a suspension, a throw, a handler. Or it begins a case whose
   * labels declare variables, which are in scope at the jump only.
   */
  private boolean belongsInside(Node node, Set<Node> all, Node head) {
    if (!(node instanceof Node.Single single) || labels.contains(single.block())) return false;
    if (level.predecessors(node).size() != 1) return false;
    Node from = level.predecessors(node).get(0);
    if (!all.contains(from)) return false;
    if (from instanceof Node.Guarded guarded) return isHandler(single.block(), guarded);
    if (from instanceof Node.Cycle || from == head && isLoopTest(head, all)) return false;
    if (bindsVariables(single.block())) return true;
    return single.block().terminator().successors().isEmpty() || all.containsAll(level.successors(node)) && staysHere(single);
  }

  private static boolean bindsVariables(Block block) {
    return !block.steps().isEmpty() && block.steps().get(0) instanceof Step.Bind;
  }

  private boolean staysHere(Node.Single node) {
    return Level.targets(node).stream().allMatch(target -> level.nodeOf(target) != null);
  }

  static boolean isHandler(Block block, Node.Guarded guarded) {
    return guarded.region().handlers().stream().anyMatch(handler -> handler.entry() == block);
  }

  /** The head does nothing but decide whether to go on. */
  private boolean isLoopTest(Node head, Set<Node> all) {
    return head instanceof Node.Single single
        && single.block().steps().isEmpty()
        && single.block().terminator() instanceof Terminator.Branch branch
        && (all.contains(level.nodeOf(branch.whenTrue())) || all.contains(level.nodeOf(branch.whenFalse())));
  }

  /**
   * It is reached by resuming only, and runs into the middle of the loop. What is reached from the head of the level enters
   * a loop of the source at its head.
   */
  private boolean leadsInside(Node node, Set<Node> component, Node head) {
    if (component.contains(node) || reachedFromHead.contains(node)) return false;
    return level.successors(node).stream().anyMatch(next -> next != head && component.contains(next));
  }
}
