package weft.processor.lower;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.source.SwitchLabels;

/** The {@code switch} statement, old and new (JLS 14.11). */
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
    ExpressionTree selector = node.getExpression();
    while (selector instanceof ParenthesizedTree p) selector = p.getExpression();
    Block after = lowering.newBlock();
    List<Block> groups = new ArrayList<>();
    List<Terminator.Case> cases = new ArrayList<>();
    Block otherwise = lowering.body().names().reachability().isExhaustive(node) ? null : after;
    for (CaseTree group : node.getCases()) {
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
    lowering.scopes().enterSwitch(after);
    for (int i = 0; i < groups.size(); i++) {
      lowering.startAt(groups.get(i));
      bind(node.getCases().get(i), lowering);
      lowerGroup(node.getCases().get(i), lowering);
      boolean fallsThrough = node.getCases().get(i).getCaseKind() == CaseTree.CaseKind.STATEMENT;
      lowering.jump(fallsThrough && i + 1 < groups.size() ? groups.get(i + 1) : after);
    }
    lowering.scopes().leave();
    lowering.startAt(after);
  }

  private static void lowerGroup(CaseTree group, StatementLowering lowering) {
    if (group.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      lowering.lowerAll(group.getStatements());
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
