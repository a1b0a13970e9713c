package weft.realcode;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a generated class, where javac has found an error that Weft ought to have found before. */
final class Companion {
  private static final Pattern NESTED = Pattern.compile("(?m)^  (?:[\\w ]* )?class (\\w+)");
  private static final Pattern BRIDGE = Pattern.compile("(?m)^    static [^(=;]*?(\\w+)\\(");
  private static final Pattern TEMPLATE = Pattern.compile("\\w*" + Names.TEMPLATE + "(\\d+)");

  private Companion() {}

  /**
   * The numbers of the methods that an error at {@code position} is about: the one whose run is there, or those that use
   * the bridge that is there, or else all of the class.
   */
  static Set<Integer> methodsAt(String text, int position) {
    String nested = last(NESTED, text, position);
    if (TEMPLATE.matcher(nested).matches()) return numbersIn(nested);
    Set<Integer> users = new TreeSet<>();
    String call = nested + "." + last(BRIDGE, text, position) + "(";
    for (int at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
      users.addAll(numbersIn(last(NESTED, text, at)));
    }
    return users.isEmpty() ? numbersIn(text) : users;
  }

  /** The first group of the last match that begins before {@code end}. */
  private static String last(Pattern pattern, String text, int end) {
    Matcher matcher = pattern.matcher(text);
    String last = "";
    while (matcher.find() && matcher.start() <= end) last = matcher.group(1);
    return last;
  }

  /** The numbers of all methods that are named in {@code text}. */
  static Set<Integer> numbersIn(String text) {
    Set<Integer> numbers = new TreeSet<>();
    Matcher templates = TEMPLATE.matcher(text);
    while (templates.find()) numbers.add(Integer.parseInt(templates.group(1)));
    return numbers;
  }
}
