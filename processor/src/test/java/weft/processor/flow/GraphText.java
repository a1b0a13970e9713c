package weft.processor.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a graph in the form in which {@link FlowGraph#toString()} prints one. Blocks are numbered from {@code B0}, the
 * entry, without gaps; the first block of a region is its entry.
 *
 * <p>What a dump leaves out stands in front, one fact on a line: {@code synthetic x} for variables that lowering makes up,
 * {@code variables x} for those that the graph only reads, {@code R0 catch e B3} for the handlers of a region, and {@code
 * R1 in R0} for the region around it. A statement ends with a semicolon; an assignment by the graph itself does not.
 */
public final class GraphText {
  private static final Pattern BLOCK = Pattern.compile("B(\\d+)(?: in (R\\d+))?:");
  private static final Pattern HANDLER = Pattern.compile("(R\\d+) catch (\\w+) (B\\d+)");
  private static final Pattern NESTING = Pattern.compile("(R\\d+) in (R\\d+)");
  private static final Pattern ASSIGN = Pattern.compile("(let )?(\\w+)(?: = (.*[^;]))?");
  private static final Pattern WRITE = Pattern.compile("(\\w+) = (.*);");
  private static final Pattern WORD = Pattern.compile("\\w+|\\W+");
  private static final Pattern CASE = Pattern.compile("\\[(.+?): (B\\d+)]");

  private final FlowGraph graph = new FlowGraph();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Region> regions = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final List<String> handlers = new ArrayList<>();

  private GraphText() {}

  /** The graph that {@code text} describes. */
  public static FlowGraph parse(String text) {
    return read(text).graph;
  }

  /** The same, for those who ask for its blocks and variables. */
  static GraphText read(String text) {
    GraphText reader = new GraphText();
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines) reader.declare(line);
    for (String line : lines) reader.create(line);
    reader.addHandlers();
    Block at = null;
    for (String line : lines) {
      if (BLOCK.matcher(line).matches()) at = reader.block(line.replaceAll("[ :].*", ""));
      if (line.startsWith(" ")) reader.fill(at, line.trim());
    }
    return reader;
  }

  FlowGraph graph() {
    return graph;
  }

  Block block(String name) {
    Block block = blocks.get(name);
    if (block == null) throw new IllegalArgumentException("no block " + name);
    return block;
  }

  Variable variable(String name) {
    return variables.get(name);
  }

  private void declare(String line) {
    String text = line.trim();
    Matcher handler = HANDLER.matcher(text);
    Matcher nesting = NESTING.matcher(text);
    Matcher assign = ASSIGN.matcher(text);
    if (text.startsWith("synthetic ") || text.startsWith("variables ")) {
      Variable.Kind kind = text.startsWith("synthetic ") ? Variable.Kind.SYNTHETIC : Variable.Kind.LOCAL;
      for (String name : text.substring(text.indexOf(' ') + 1).split(" ")) variables.put(name, new Variable(name, kind, null));
    } else if (handler.matches()) {
      handlers.add(text);
      variables.putIfAbsent(handler.group(2), new Variable(handler.group(2), Variable.Kind.EXCEPTION, null));
    } else if (nesting.matches()) {
      parents.put(nesting.group(1), nesting.group(2));
    } else if (line.startsWith(" ") && isAssign(assign)) {
      variables.putIfAbsent(assign.group(2), new Variable(assign.group(2), Variable.Kind.LOCAL, null));
    }
  }

  private static boolean isAssign(Matcher assign) {
    return assign.matches() && (assign.group(1) != null || assign.group(3) != null);
  }

  /** Blocks are numbered in the order of their creation, and a region makes its entry itself. */
  private void create(String line) {
    Matcher header = BLOCK.matcher(line);
    if (!header.matches()) return;
    String name = "B" + header.group(1);
    String region = header.group(2);
    Block block;
    if (name.equals("B0")) {
      block = graph.entry();
    } else if (region == null) {
      block = graph.newBlock(null);
    } else if (regions.containsKey(region)) {
      block = graph.newBlock(regions.get(region));
    } else {
      regions.put(region, graph.newRegion(regions.get(parents.get(region))));
      block = regions.get(region).entry();
    }
    if (!block.toString().equals(name)) throw new IllegalArgumentException(name + " is " + block);
    blocks.put(name, block);
  }

  private void addHandlers() {
    for (String text : handlers) {
      Matcher handler = HANDLER.matcher(text);
      if (!handler.matches()) throw new IllegalArgumentException(text);
      Variable parameter = variables.get(handler.group(2));
      regions.get(handler.group(1)).handlers().add(new Region.Handler(Throwable.class, parameter, block(handler.group(3))));
    }
  }

  private void fill(Block block, String text) {
    Terminator end = terminator(text);
    Matcher assign = ASSIGN.matcher(text);
    Matcher write = WRITE.matcher(text);
    if (end != null) {
      block.terminate(end);
    } else if (isAssign(assign)) {
      boolean declares = assign.group(1) != null;
      Variable target = variables.get(assign.group(2));
      if (declares) graph.declare(target);
      block.steps().add(new Step.Assign(target, assign.group(3) == null ? null : code(assign.group(3)), declares));
    } else if (write.matches() && variables.containsKey(write.group(1))) {
      Code all = code(text);
      Code value = code(write.group(2));
      block.steps().add(
          new Step.Perform(new Code(all.parts(), value.reads(), Set.of(variables.get(write.group(1))), all.mentions())));
    } else {
      block.steps().add(new Step.Perform(code(text)));
    }
  }

  private Terminator terminator(String text) {
    String[] words = text.split(" ");
    int last = words.length - 1;
    switch (words[0]) {
      case "goto":
        return new Terminator.Goto(block(words[1]));
      case "branch":
        String condition = text.substring("branch ".length(), text.lastIndexOf(" ?"));
        return new Terminator.Branch(code(condition), block(words[last - 2]), block(words[last]), false);
      case "switch":
        List<Terminator.Case> cases = new ArrayList<>();
        CASE.matcher(text).results().forEach(c -> cases.add(new Terminator.Case(Code.of(c.group(1)), block(c.group(2)))));
        return new Terminator.Switch(code(words[1]), cases, block(words[last]));
      case "yield", "yieldAll":
        Code value = code(text.substring(words[0].length() + 1, text.indexOf(" resume ")));
        boolean hasAbandon = words[last - 1].equals("abandon");
        Block abandon = hasAbandon ? block(words[last]) : null;
        Block resume = block(words[hasAbandon ? last - 2 : last]);
        Terminator.Position position = new Terminator.Position("Test.java", 1);
        return words[0].equals("yield")
            ? new Terminator.Yield(value, position, resume, abandon)
            : new Terminator.YieldAll(value, position, resume, abandon);
      case "delegate":
        return new Terminator.Delegate(code(text.substring("delegate ".length())));
      case "throw":
        return new Terminator.Throw(code(text.substring("throw ".length())));
      case "finish":
        return new Terminator.Finish();
      default:
        return null;
    }
  }

  private Code code(String text) {
    List<Object> parts = new ArrayList<>();
    WORD.matcher(text).results().forEach(word -> {
      Variable variable = variables.get(word.group());
      parts.add(variable == null ? word.group() : variable);
    });
    return Code.of(parts.toArray());
  }
}
