package weft.processor.lower;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.source.SwitchLabels;

/** The {@code switch} statement, old and new (JLS 14.11), and the {@code switch} expression with suspensions (JLS 15.28). */
final class SwitchLowering {
  private SwitchLowering() {}

  /**
   * <pre>
   * switch (E) { case A: S case B: T default: U }      switch E [A: a] [B: b] else d
   *                                                    a: S; goto b    (with an arrow: goto after)
   *                                                    b: T; goto d
   *                                                    d: U; goto after
   *                                                    after:
   * </pre>
   */
  static void lower(SwitchTree node, StatementLowering lowering) {
    Block after = lowering.newBlock();
    Block otherwise = lowering.body().names().reachability().isExhaustive(node) ? null : after;
    List<Block> groups = dispatch(node.getExpression(), node.getCases(), otherwise, lowering);
    lowering.scopes().enterSwitch(after);
    lowerGroups(node.getCases(), groups, after, lowering);
    lowering.scopes().leave();
    lowering.startAt(after);
  }

  /**
   * A {@code switch} expression whose arms are branches, and give {@code chosen} their value. Without a default it is
   * exhaustive: no constant matches where the enum has got others since (JLS 15.28.2).
   *
   * <pre>
   * switch (E) { case A -> F; case B -> throw X; }      switch E [A: a] [B: b] else none
   *                                                    a: chosen = F; goto after
   *                                                    b: throw X
   *                                                    none: throw MatchException
   *                                                    after:
   * </pre>
   */
  static void lower(SwitchExpressionTree node, Variable chosen, TypeMirror type, StatementLowering lowering) {
    Block after = lowering.newBlock();
    Block none = SwitchLabels.areComplete(node.getCases()) ? null : lowering.newBlock();
    List<Block> groups = dispatch(node.getExpression(), node.getCases(), none, lowering);
    lowering.scopes().enter(new JumpScopes.Choice(chosen, type, after));
    lowerGroups(node.getCases(), groups, after, lowering);
    lowering.scopes().leave();
    if (none != null) none.terminate(new Terminator.Throw(lowering.body().noMatch()));
    lowering.startAt(after);
  }

  /** Ends the current block by the choice, and answers the blocks of the groups. */
  private static List<Block> dispatch(
      ExpressionTree parenthesized, List<? extends CaseTree> all, Block noMatch, StatementLowering lowering) {
    ExpressionTree selector = parenthesized;
    while (selector instanceof ParenthesizedTree p) selector = p.getExpression();
    List<Block> groups = new ArrayList<>();
    List<Terminator.Case> cases = new ArrayList<>();
    Block otherwise = noMatch;
    for (CaseTree group : all) {
      Block block = lowering.newBlock();
      groups.add(block);
      SwitchLabels labels = SwitchLabels.of(group);
      if (labels.isDefault()) {
        otherwise = block;
      } else {
        cases.add(new Terminator.Case(text(labels, lowering), block));
      }
    }
    lowering.end(new Terminator.Switch(withGuards(lowering.code(selector), cases), cases, otherwise));
    return groups;
  }

  private static void lowerGroups(
      List<? extends CaseTree> cases, List<Block> groups, Block after, StatementLowering lowering) {
    for (int i = 0; i < groups.size(); i++) {
      lowering.startAt(groups.get(i));
      bind(cases.get(i), lowering);
      lowerGroup(cases.get(i), lowering);
      boolean fallsThrough = cases.get(i).getCaseKind() == CaseTree.CaseKind.STATEMENT;
      lowering.jump(fallsThrough && i + 1 < groups.size() ? groups.get(i + 1) : after);
    }
  }

  private static void lowerGroup(CaseTree group, StatementLowering lowering) {
    if (group.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      lowering.lowerAll(group.getStatements());
    } else if (group.getBody() instanceof ExpressionTree value) {
      lowering.choose(lowering.scopes().choice(), value);
    } else {
      lowering.lower((StatementTree) group.getBody());
    }
  }

  private static Code text(SwitchLabels labels, StatementLowering lowering) {
    List<Object> parts = new ArrayList<>();
    for (Tree label : labels.labels()) {
      if (!parts.isEmpty()) parts.add(", ");
      parts.add(label);
    }
    if (labels.guard() == null) return new Code(parts, Set.of(), Set.of(), Set.of()); // constants are not read
    parts.add(" when ");
    parts.add(labels.guard());
    Code guard = lowering.code(labels.guard());
    Set<Variable> bindings = bindings(labels, lowering);
    return new Code(parts, without(bindings, guard.reads()), Set.of(), without(bindings, guard.mentions()));
  }

  /** The selector is always evaluated, and then any of the guards. */
  private static Code withGuards(Code selector, List<Terminator.Case> cases) {
    Set<Variable> reads = new LinkedHashSet<>(selector.reads());
    Set<Variable> mentions = new LinkedHashSet<>(selector.mentions());
    for (Terminator.Case c : cases) {
      reads.addAll(without(selector.kills(), c.labels().reads()));
      mentions.addAll(c.labels().mentions());
    }
    return new Code(selector.parts(), reads, selector.kills(), mentions);
  }

  private static Set<Variable> without(Set<Variable> some, Set<Variable> all) {
    Set<Variable> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static void bind(CaseTree group, StatementLowering lowering) {
    for (Variable binding : bindings(SwitchLabels.of(group), lowering)) lowering.add(new Step.Bind(binding));
  }

  /** The bindings of the patterns and the guard; a local of a switch expression in the guard is none. */
  private static Set<Variable> bindings(SwitchLabels labels, StatementLowering lowering) {
    Set<Variable> bindings = new LinkedHashSet<>();
    for (Tree label : labels.labels()) bindings.addAll(lowering.body().names().declaredIn(label));
    if (labels.guard() != null) bindings.addAll(lowering.body().names().declaredIn(labels.guard()));
    bindings.removeIf(variable -> variable.kind() != Variable.Kind.BINDING);
    return bindings;
  }
}
