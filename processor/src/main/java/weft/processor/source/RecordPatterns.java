package weft.processor.source;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;

/** Record patterns (JLS 21, 14.30.1), for which the API of 17 has no tree. */
public final class RecordPatterns {
  private RecordPatterns() {}

  static boolean is(Tree tree) {
    return tree.getKind().name().equals("DECONSTRUCTION_PATTERN");
  }

  /** Whether there is one in {@code tree}. */
  public static boolean areIn(Tree tree) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean scan(Tree inner, Void none) {
            return inner != null && is(inner) ? Boolean.TRUE : super.scan(inner, none);
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(tree, null));
  }
}
