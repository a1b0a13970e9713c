package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The variables in scope. A name may be declared again as soon as its variable is out of scope. */
final class Locals {
  /** Names that the runtime uses too, so that they are often in the way. */
  private static final String[] NAMES = {
    "a", "b", "c", "i", "j", "n", "x", "y", "s", "t", "o", "r", "state", "value", "next", "self", "thrown", "completion",
    "index", "array", "iterator", "ready", "leaf", "advance", "count", "text", "DONE", "VALUE", "RUNNING", "object", "iterator2",
    "it", "resource", "primary", "action", "it2", "p"
  };

  /** What may be done with a variable. */
  enum Use {
    /** Read, also by a lambda. */
    CONSTANT,
    /** Read and assigned. */
    VARIABLE,
    /** Only read; the statement that declares it assigns it. */
    COUNTER,
    /** Nothing: it is not definitely assigned. */
    UNASSIGNED
  }

  record Local(String name, String type, Use use) {}

  private final Random random;
  private final List<Local> stack = new ArrayList<>();
  private int inaccessible;

  Locals(Random random) {
    this.random = random;
  }

  int mark() {
    return stack.size();
  }

  void reset(int mark) {
    while (stack.size() > mark) stack.remove(stack.size() - 1);
  }

  /** A name that may be declared here. */
  String freshName() {
    for (int i = 0; i < 20; i++) {
      String name = NAMES[random.nextInt(NAMES.length)];
      if (isFree(name)) return name;
    }
    for (int i = 2; ; i++) {
      if (isFree("v" + i)) return "v" + i;
    }
  }

  boolean isFree(String name) {
    return stack.stream().noneMatch(local -> local.name().equals(name));
  }

  boolean isVariable(String text) {
    return !isFree(text);
  }

  Local declare(String name, String type, Use use) {
    Local local = new Local(name, type, use);
    stack.add(local);
    return local;
  }

  Local declare(String type, Use use) {
    return declare(freshName(), type, use);
  }

  /** From now on {@code local} may be used otherwise. */
  void change(Local local, Use use) {
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).name().equals(local.name())) stack.set(i, new Local(local.name(), local.type(), use));
    }
  }

  List<Local> since(int mark) {
    return List.copyOf(stack.subList(mark, stack.size()));
  }

  /** Enters a lambda or a class: variables of before that are assigned somewhere are not accessible in it. */
  int enterCapture() {
    int outer = inaccessible;
    inaccessible = stack.size();
    return outer;
  }

  boolean isInCapture() {
    return inaccessible > 0;
  }

  void leaveCapture(int outer) {
    inaccessible = outer;
  }

  /** A variable that can be read, or null. */
  Local readable(String... types) {
    return pick(false, types);
  }

  /** A variable that can be assigned, or null. */
  Local assignable(String... types) {
    return pick(true, types);
  }

  private Local pick(boolean assigned, String... types) {
    List<Local> found = new ArrayList<>();
    for (int i = 0; i < stack.size(); i++) {
      Local local = stack.get(i);
      boolean canUse =
          assigned || i < inaccessible
              ? local.use() == (assigned ? Use.VARIABLE : Use.CONSTANT) && !(assigned && i < inaccessible)
              : local.use() != Use.UNASSIGNED;
      if (canUse && List.of(types).contains(local.type())) found.add(local);
    }
    return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
  }
}
