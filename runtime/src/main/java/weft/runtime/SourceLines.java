package weft.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which line of the user's source each line of a run class stands for, as {@link Run#lines()} has it:
 *
 * <pre>
 * Numbers.java|Numbers|evens|NumbersGenerators|1:12 2:14|33:11 36:12+2 40:16
 * </pre>
 *
 * the source file, the class and its method; the companion; the lines of the suspensions, by state; the lines of the run
 * class from which on another line of the source is meant, and how many lines from there on mean the ones that follow it.
 */
final class SourceLines {
  private final String runClass;
  private final String file;
  private final String owner;
  private final String method;
  private final String companion;
  private final NavigableMap<Integer, Integer> suspensions;
  private final NavigableMap<Integer, Integer> lines;

  private SourceLines(String runClass, String[] parts) {
    this.runClass = runClass;
    this.file = parts[0];
    this.owner = parts[1];
    this.method = parts[2];
    this.companion = parts[3];
    this.suspensions = pairs(parts[4]);
    this.lines = pairs(parts[5]);
  }

  /** Null for a run that nobody has written. */
  static SourceLines of(Run<?> run) {
    String text = run.lines();
    return text == null ? null : of(run.getClass(), text);
  }

  static SourceLines of(Class<?> run, String text) {
    return new SourceLines(run.getName(), text.split("\\|", -1));
  }

  /** What {@code frame} stands for in the source; as it is where that is nothing. */
  StackTraceElement inSource(StackTraceElement frame) {
    List<StackTraceElement> shown = new ArrayList<>();
    add(frame, shown);
    return shown.isEmpty() ? frame : shown.get(0);
  }

  private static NavigableMap<Integer, Integer> pairs(String text) {
    NavigableMap<Integer, Integer> pairs = new TreeMap<>();
    if (text.isEmpty()) return pairs;
    for (String pair : text.split(" ")) {
      String[] numbers = pair.split("[:+]");
      int key = Integer.parseInt(numbers[0]);
      int value = Integer.parseInt(numbers[1]);
      int more = numbers.length > 2 ? Integer.parseInt(numbers[2]) : 0;
      for (int i = 0; i <= more; i++) pairs.put(key + i, value + i);
    }
    return pairs;
  }

  /** The frame that a method would have if it were waiting where a run with {@code state} is. */
  StackTraceElement suspendedAt(int state) {
    return new StackTraceElement(owner, method, file, suspensions.getOrDefault(state, -1));
  }

  /** {@code package.Outer$Inner.method} as {@code Outer.Inner.method}. */
  String title() {
    return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.') + "." + method;
  }

  /** {@code Numbers.java:12}, where a run with {@code state} is suspended. */
  String position(int state) {
    Integer line = suspensions.get(state);
    return line == null ? file : file + ":" + line;
  }

  /** Whether it is one of the body's own frames, as it has been made. */
  boolean isOwn(StackTraceElement frame) {
    return frame.getClassName().equals(runClass);
  }

  /** How many frames from {@code index} on are the method of the source and its factory, which start a run at once. */
  int callsAt(StackTraceElement[] trace, int index) {
    int end = index;
    if (end < trace.length && trace[end].getClassName().equals(companion)) end++;
    boolean isMethod =
        end > index && end < trace.length && trace[end].getClassName().equals(owner) && trace[end].getMethodName().equals(method);
    return isMethod ? end + 1 - index : end - index;
  }

  /** Adds what {@code frame} stands for in the source: nothing, for what only the companion has. */
  void add(StackTraceElement frame, List<StackTraceElement> trace) {
    String name = frame.getClassName();
    if (!name.equals(companion) && !name.startsWith(companion + "$")) {
      trace.add(frame);
    } else if (name.equals(runClass) || name.startsWith(runClass + "$")) {
      addOwn(frame, trace);
    } else if (!isBridge(name)) {
      trace.add(frame); // of another generator of the class, which has its own lines
    }
  }

  /** The factories, and what stands between a body and private members. */
  private boolean isBridge(String className) {
    String nested = className.substring(companion.length());
    return nested.isEmpty() || (nested + "$").startsWith("$Access$") || (nested + "$").startsWith("$Imported$");
  }

  private void addOwn(StackTraceElement frame, List<StackTraceElement> trace) {
    boolean isInner = frame.getClassName().length() > runClass.length();
    String type = isInner ? owner + frame.getClassName().substring(frame.getClassName().lastIndexOf('$')) : owner;
    String name = frame.getMethodName();
    if (!isInner) name = name.startsWith("lambda$") ? "lambda$" + method + name.substring(name.lastIndexOf('$')) : method;
    var from = lines.floorEntry(frame.getLineNumber());
    boolean isDispatcher = from == null && !isInner && !trace.isEmpty() && isIn(trace.get(trace.size() - 1), name);
    if (isDispatcher) return;
    // The loader of applications is not shown; of a frame that is made here, the name would be.
    String loader = "app".equals(frame.getClassLoaderName()) ? null : frame.getClassLoaderName();
    trace.add(
        new StackTraceElement(
            loader, frame.getModuleName(), frame.getModuleVersion(), type, name, file,
            from == null ? -1 : from.getValue()));
  }

  private boolean isIn(StackTraceElement frame, String name) {
    return frame.getClassName().equals(owner) && frame.getMethodName().equals(name);
  }
}
