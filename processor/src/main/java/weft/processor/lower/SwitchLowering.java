package weft.processor.lower;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import weft.processor.flow.Block;
import weft.processor.flow.Code;
import weft.processor.flow.Terminator;

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
    Block otherwise = after;
    for (CaseTree group : node.getCases()) {
      Block block = lowering.newBlock();
      groups.add(block);
      if (group.getExpressions().isEmpty()) {
        otherwise = block;
      } else {
        cases.add(new Terminator.Case(labels(group, lowering), block));
      }
    }
    lowering.end(new Terminator.Switch(lowering.code(selector), cases, otherwise));
    lowering.scopes().enterSwitch(after);
    for (int i = 0; i < groups.size(); i++) {
      lowering.startAt(groups.get(i));
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

  private static Code labels(CaseTree group, StatementLowering lowering) {
    List<Object> parts = new ArrayList<>();
    for (ExpressionTree label : group.getExpressions()) {
      if (!parts.isEmpty()) parts.add(", ");
      parts.add(lowering.code(label));
    }
    Code all = Code.of(parts.toArray());
    return new Code(all.parts(), new LinkedHashSet<>(), new LinkedHashSet<>(), all.mentions()); // constants are not read
  }
}
