package weft.realcode;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a generated class, where javac has found an error that Weft ought to have found before. */
final class Companion {
  private static final Pattern NESTED = Pattern.compile("(?m)^  (?:[\\w ]* )?class (\\w+)");
  private static final Pattern RUN_CLASS = Pattern.compile("\\w*" + Names.TEMPLATE + "(\\d+)");
  private static final Pattern NAME = Pattern.compile("(\\w+)\\(");

  private Companion() {}

  /** The numbers of the methods that an error at {@code position} is about: those that use the bridge that is there. */
  static Set<Integer> methodsAt(String text, int position) {
    Set<Integer> users = new TreeSet<>();
    Matcher nested = NESTED.matcher(text);
    int start = -1;
    String name = "";
    while (nested.find() && nested.start() <= position) {
      start = nested.start();
      name = nested.group(1);
    }
    Matcher run = RUN_CLASS.matcher(name);
    if (start < 0 || run.matches()) {
      if (start >= 0) users.add(Integer.parseInt(run.group(1)));
      return users;
    }
    int line = text.lastIndexOf('\n', position) + 1;
    Matcher bridge = NAME.matcher(text).region(line, text.indexOf('\n', position));
    if (bridge.find()) addUsers(text, name + "." + bridge.group(1) + "(", users);
    return users;
  }

  private static void addUsers(String text, String call, Set<Integer> users) {
    for (int at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
      Matcher runs = NESTED.matcher(text).region(0, at);
      String user = "";
      while (runs.find()) user = runs.group(1);
      Matcher run = RUN_CLASS.matcher(user);
      if (run.matches()) users.add(Integer.parseInt(run.group(1)));
    }
  }
}
