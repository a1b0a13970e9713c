package weft.processor.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a basic block ends. */
public sealed interface Terminator {
  /** On to {@code target}. */
  record Goto(Block target) implements Terminator {}

  /**
   * Two ways on. {@code staysTest} says that {@code condition} must not become that of a loop statement: it may be a
   * constant expression, for which there are rules of its own (JLS 14.22), or it needs copies of what it captures.
   */
  record Branch(Code condition, Block whenTrue, Block whenFalse, boolean staysTest) implements Terminator {}

  /**
   * One way on for each case; {@code otherwise} is null where the compiler makes sure that there is always one. The
   * {@code selector} has the reads and mentions of the guards, too.
   */
  record Switch(Code selector, List<Case> cases, Block otherwise) implements Terminator {}

  /** The labels of a case and its guard, as the text behind {@code case}. */
  record Case(Code labels, Block target) {}

  /**
   * Delivers an element and suspends. {@code abandon} is where a {@code return} here would go, null where nothing is
   * pending.
   */
  record Yield(Code value, Position position, Block resume, Block abandon) implements Terminator {}

  /** Suspends for a stage that the run knows. {@code abandon} as of a yield. */
  record Await(Position position, Block resume, Block abandon) implements Terminator {}

  /** Delegates to a source and suspends until that is exhausted. */
  record YieldAll(Code source, Position position, Block resume, Block abandon) implements Terminator {}

  /** Delegates the rest of the sequence: the run is over. */
  record Delegate(Code source) implements Terminator {}

  /** On to {@code target}, which is in another part: by way of the state, as if execution were suspended in between. */
  record Continue(Block target) implements Terminator {}

  /** Throws. */
  record Throw(Code thrown) implements Terminator {}

  /** The end of the sequence. */
  record Finish() implements Terminator {}

  /** Where a suspension stands in the source. */
  record Position(String file, long line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /** The blocks that execution goes on to within the same activation: resume and abandon points are none. */
  default List<Block> successors() {
    if (this instanceof Goto g) return List.of(g.target);
    if (this instanceof Branch b) return List.of(b.whenTrue, b.whenFalse);
    if (this instanceof Switch s) {
      List<Block> targets = new ArrayList<>();
      for (Case c : s.cases) targets.add(c.target);
      if (s.otherwise != null) targets.add(s.otherwise);
      return targets;
    }
    return List.of();
  }

  /** The blocks at which a later activation enters, because this one suspended here; or another part. */
  default List<Block> labels() {
    if (this instanceof Continue c) return List.of(c.target);
    if (this instanceof Yield y) return y.abandon == null ? List.of(y.resume) : List.of(y.resume, y.abandon);
    if (this instanceof YieldAll y) return y.abandon == null ? List.of(y.resume) : List.of(y.resume, y.abandon);
    if (this instanceof Await a) return a.abandon == null ? List.of(a.resume) : List.of(a.resume, a.abandon);
    return List.of();
  }

  /** Where it suspends, or null. */
  default Position position() {
    if (this instanceof Yield y) return y.position;
    if (this instanceof Await a) return a.position;
    return this instanceof YieldAll y ? y.position : null;
  }

  /** The text in it, or null. */
  default Code code() {
    if (this instanceof Branch b) return b.condition;
    if (this instanceof Switch s) return s.selector;
    if (this instanceof Yield y) return y.value;
    if (this instanceof YieldAll y) return y.source;
    if (this instanceof Delegate d) return d.source;
    if (this instanceof Throw t) return t.thrown;
    return null;
  }

  /** The same terminator with each block replaced. */
  default Terminator redirect(UnaryOperator<Block> to) {
    if (this instanceof Goto g) return new Goto(to.apply(g.target));
    if (this instanceof Branch b) {
      return new Branch(b.condition, to.apply(b.whenTrue), to.apply(b.whenFalse), b.staysTest);
    }
    if (this instanceof Switch s) {
      List<Case> cases = s.cases.stream().map(c -> new Case(c.labels, to.apply(c.target))).toList();
      return new Switch(s.selector, cases, s.otherwise == null ? null : to.apply(s.otherwise));
    }
    if (this instanceof Yield y) {
      Block abandon = y.abandon == null ? null : to.apply(y.abandon);
      return new Yield(y.value, y.position, to.apply(y.resume), abandon);
    }
    if (this instanceof YieldAll y) {
      Block abandon = y.abandon == null ? null : to.apply(y.abandon);
      return new YieldAll(y.source, y.position, to.apply(y.resume), abandon);
    }
    if (this instanceof Await a) {
      return new Await(a.position, to.apply(a.resume), a.abandon == null ? null : to.apply(a.abandon));
    }
    return this;
  }
}
