package weft.processor.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code -Aweft.direct=false} asks of a program: outside of bodies it calls the factories of companions. */
final class CompanionCalls {
  static final String OPTION = "-Aweft.direct=false";

  private static final Pattern CALL = Pattern.compile("(?<![\\w.])(g\\w*\\d[a-z])\\(");
  private static final Pattern CLASS = Pattern.compile("class (\\w+) extends Kit \\{");

  private CompanionCalls() {}

  /** The source, with other calls in {@code run()} and in the methods behind it. */
  static String in(String source) {
    int run = source.indexOf("void run() throws Throwable {");
    String members = source.substring(0, run);
    Matcher name = CLASS.matcher(source);
    if (!name.find()) throw new IllegalArgumentException(source);
    return members + inCalls(source.substring(run), members, name.group(1));
  }

  private static String inCalls(String statements, String members, String name) {
    String text = statements;
    for (Host host : Host.nested()) {
      String receiver = host.instance().replaceAll("\\b" + CommonMembers.CLASS + "\\b", name);
      Pattern onReceiver = Pattern.compile(Pattern.quote(receiver + ".") + "(g\\w*\\d[a-z])\\(");
      String factory = name + "_" + host.name() + "Generators.$1(";
      text = onReceiver.matcher(text).replaceAll(factory + Matcher.quoteReplacement(receiver) + ", ");
    }
    Matcher call = CALL.matcher(text);
    StringBuilder result = new StringBuilder();
    while (call.find()) {
      boolean isStatic = Pattern.compile("@Generator static [^{]*\\b" + call.group(1) + "\\(").matcher(members).find();
      call.appendReplacement(result, name + "Generators.$1(" + (isStatic ? "" : "this, "));
    }
    return call.appendTail(result).toString();
  }
}
