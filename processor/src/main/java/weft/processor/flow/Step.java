package weft.processor.flow;

import java.util.LinkedHashSet;
import java.util.Set;

/** A piece of straight-line work in a basic block: it has no suspension in it and no jump out of it. */
public sealed interface Step {
  /** A statement, printed as it stands. */
  record Perform(Code code) implements Step {
    @Override
    public Set<Variable> reads() {
      return code.reads();
    }

    @Override
    public Set<Variable> kills() {
      return code.kills();
    }

    @Override
    public Set<Variable> mentions() {
      return code.mentions();
    }

    @Override
    public String toString() {
      return code.toString();
    }
  }

  /**
   * Gives {@code target} a value. Where {@code declares}, this is its declaration, and {@code value} may be null: then
   * the variable starts without one.
   */
  record Assign(Variable target, Code value, boolean declares) implements Step {
    @Override
    public Set<Variable> reads() {
      return value == null ? Set.of() : value.reads();
    }

    @Override
    public Set<Variable> kills() {
      if (value == null || value.kills().isEmpty()) return Set.of(target);
      Set<Variable> kills = new LinkedHashSet<>(value.kills());
      kills.add(target);
      return kills;
    }

    @Override
    public Set<Variable> mentions() {
      if (value == null || value.mentions().isEmpty()) return Set.of(target);
      Set<Variable> mentions = new LinkedHashSet<>(value.mentions());
      mentions.add(target);
      return mentions;
    }

    @Override
    public String toString() {
      return (declares ? "let " : "") + target + (value == null ? "" : " = " + value);
    }
  }

  /**
   * The beginning of a case: {@code binding}, which its labels or its guard declare, gets the value that was matched. No
   * other way leads here.
   */
  record Bind(Variable binding) implements Step {
    @Override
    public Set<Variable> reads() {
      return Set.of();
    }

    @Override
    public Set<Variable> kills() {
      return Set.of(binding);
    }

    @Override
    public Set<Variable> mentions() {
      return Set.of(binding);
    }

    @Override
    public String toString() {
      return "bind " + binding;
    }
  }

  /** What it may read before it assigns it. */
  Set<Variable> reads();

  /** What it certainly assigns. */
  Set<Variable> kills();

  /** All variables in it. */
  Set<Variable> mentions();
}
