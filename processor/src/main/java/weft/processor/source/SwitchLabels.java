package weft.processor.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.Tree;
import java.util.List;

/** The labels of a case as JDK 21 and newer describe them; the API of 17 shows the constants only. */
final class SwitchLabels {
  private SwitchLabels() {}

  /** Whether {@code group} has a pattern, or {@code default} beside {@code null}, among its labels (JLS 21 14.11.1). */
  static boolean hasPattern(CaseTree group) {
    List<?> labels;
    try {
      labels = (List<?>) CaseTree.class.getMethod("getLabels").invoke(group);
    } catch (ReflectiveOperationException e) {
      return false; // a compiler before 21: all labels are constants
    }
    return labels.stream().map(label -> ((Tree) label).getKind().name()).anyMatch("PATTERN_CASE_LABEL"::equals)
        || labels.size() > 1 && labels.stream().anyMatch(label -> ((Tree) label).getKind().name().equals("DEFAULT_CASE_LABEL"));
  }
}
