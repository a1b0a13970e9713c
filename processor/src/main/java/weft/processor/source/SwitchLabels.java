package weft.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between {@code case} and its colon or arrow (JLS 21, 14.11.1). JDK 21 and newer have trees for labels,
 * which the API of 17 does not know: they are told by the names of their kinds.
 *
 * @param labels one tree for each; an expression, or a tree around it, where it is a constant or null
 * @param guard what follows {@code when}, or null
 */
public record SwitchLabels(List<Tree> labels, Tree guard) {
  private static final String DEFAULT = "DEFAULT_CASE_LABEL";
  private static final String PATTERN = "PATTERN_CASE_LABEL";

  public static SwitchLabels of(CaseTree group) {
    List<Tree> labels = new ArrayList<>();
    Tree statement =
        group.getStatements() == null || group.getStatements().isEmpty() ? null : group.getStatements().get(0);
    for (Tree child : Children.of(group)) {
      if (child == group.getBody() || child == statement) {
        break;
      }
      if (!labels.isEmpty() && isLabel(labels.get(0)) && !isLabel(child)) {
        return new SwitchLabels(labels, child);
      }
      labels.add(child);
    }
    return new SwitchLabels(labels, null);
  }

  private static boolean isLabel(Tree tree) {
    return tree.getKind().name().endsWith("_CASE_LABEL");
  }

  private static boolean is(Tree label, String kind) {
    return label.getKind().name().equals(kind);
  }

  /** It is {@code default}, and nothing else. */
  public boolean isDefault() {
    return labels.stream().allMatch(label -> is(label, DEFAULT));
  }

  /** There is a {@code default} label, alone or after {@code null}. */
  public boolean hasDefault() {
    return labels.isEmpty() || labels.stream().anyMatch(label -> is(label, DEFAULT));
  }

  /**
   * A pattern or {@code null} is among the labels, or a constant of a type that only switches over patterns know: so the
   * switch is exhaustive (JLS 21, 14.11.2).
   */
  boolean demandExhaustiveness() {
    return labels.stream().anyMatch(SwitchLabels::demandsExhaustiveness);
  }

  private static boolean demandsExhaustiveness(Tree label) {
    return switch (constant(label).getKind()) {
      case NULL_LITERAL, BOOLEAN_LITERAL, LONG_LITERAL, FLOAT_LITERAL, DOUBLE_LITERAL -> true;
      default -> is(label, PATTERN);
    };
  }

  /** The switch of {@code label} demands exhaustiveness, or would if its selector had another type than an enum's. */
  public static boolean mayDemandExhaustiveness(Tree label) {
    return demandsExhaustiveness(label) || isQualifiedName(label);
  }

  /** Whether one of {@code cases} is always executed, or javac has something thrown: there is a default, or a pattern or null. */
  public static boolean areComplete(List<? extends CaseTree> cases) {
    return cases.stream().map(SwitchLabels::of).anyMatch(labels -> labels.hasDefault() || labels.demandExhaustiveness());
  }

  /** A pattern stands for itself, as it did in the previews of 17 to 20, which meant other things by it. */
  public boolean arePreview() {
    return labels.stream().anyMatch(label -> label.getKind().name().endsWith("_PATTERN"));
  }

  /** It is a constant, and not null. */
  public static boolean isConstant(Tree label) {
    return constant(label) instanceof ExpressionTree constant && constant.getKind() != Tree.Kind.NULL_LITERAL;
  }

  /** Nothing but a qualified name of an enum constant can be a label for a selector that is of no old type. */
  private static boolean isQualifiedName(Tree label) {
    return constant(label) instanceof MemberSelectTree;
  }

  /** The qualified names among them. */
  List<MemberSelectTree> qualifiedNames() {
    return labels.stream().filter(SwitchLabels::isQualifiedName).map(label -> (MemberSelectTree) constant(label)).toList();
  }

  /** The expression of a constant label; any other label is itself. */
  public static Tree constant(Tree label) {
    return is(label, "CONSTANT_CASE_LABEL") ? Children.of(label).get(0) : label;
  }
}
