package weft.processor.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code try} statements with resources in a source, for {@link Threaded}: closing is to be like a {@code return}, so
 * what a resource throws then takes its place, and is seen by the clauses of the same statement.
 *
 * <pre>
 * try (R) { B } catch ...    try { try (R) { B } catch (Closing c) { throw Threaded.closed(c); } } catch ...
 * </pre>
 */
final class ResourceTries {
  private static final Pattern HEAD = Pattern.compile("\\btry \\(");
  private static final Pattern CLAUSE = Pattern.compile("\\s*(catch|finally)\\b");

  /** What is no code: comments, text and characters. */
  private static final Pattern SKIPPED =
      Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'", Pattern.DOTALL);

  private static final String CLOSED =
      " catch (%1$s.Closing closing__) { throw %1$s.closed(closing__); } }".formatted(Threaded.class.getName());

  private ResourceTries() {}

  static String in(String source) {
    String code = SKIPPED.matcher(source).replaceAll(skipped -> " ".repeat(skipped.end() - skipped.start()));
    Map<Integer, String> insertions = new TreeMap<>();
    Matcher head = HEAD.matcher(code);
    while (head.find()) {
      int block = code.indexOf('{', end(code, head.end() - 1));
      int end = end(code, block);
      boolean hasClauses = CLAUSE.matcher(code).region(end, code.length()).lookingAt();
      insertions.put(head.start(), hasClauses ? "try { " : "{ ");
      insertions.put(end, CLOSED);
    }
    StringBuilder result = new StringBuilder();
    int last = 0;
    for (Map.Entry<Integer, String> insertion : insertions.entrySet()) {
      result.append(source, last, insertion.getKey()).append(insertion.getValue());
      last = insertion.getKey();
    }
    return result.append(source.substring(last)).toString();
  }

  /** Behind the bracket that closes the one at {@code start}. */
  private static int end(String code, int start) {
    int depth = 0;
    for (int i = start; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(' || c == '{') depth++;
      if ((c == ')' || c == '}') && --depth == 0) return i + 1;
    }
    throw new IllegalArgumentException("an open bracket at " + start + " of " + code);
  }
}
