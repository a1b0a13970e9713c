package weft.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Part;
import weft.processor.flow.Region;
import weft.processor.flow.States;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.layout.Layout;
import weft.processor.layout.Shape;
import weft.processor.text.CodeBlock;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;

/**
 * The methods that execute a body: {@code advance()}, and where that would be too large, one for each part, which
 * {@code advance()} calls by the state until one of them answers anything but {@code CONTINUE}.
 */
final class AdvanceParts {
  private final FlowGraph graph;
  private final List<Part> parts;
  private final States states;
  private final Map<Part, Layout.Result> layouts = new IdentityHashMap<>();
  private final Map<Part, String> names = new IdentityHashMap<>();
  private Storage storage;
  private CodePrinter printer;
  private String result;

  AdvanceParts(FlowGraph graph, List<Part> parts) {
    this.graph = graph;
    this.parts = parts;
    this.states = States.of(graph, parts);
    layOut(parts, graph.continued());
  }

  private void layOut(List<Part> all, Set<Block> continued) {
    for (Part part : all) {
      names.put(part, "part" + (names.size() + 1));
      if (part instanceof Part.Stretch stretch) layouts.put(part, Layout.of(stretch, continued, states));
      if (part instanceof Part.Guard guard) layOut(guard.parts(), continued);
    }
  }

  boolean areSeveral() {
    return parts.size() > 1;
  }

  /** Some resume point lies inside a statement, so that the state is needed after the entry. */
  boolean usesNext() {
    return layouts.values().stream().anyMatch(Layout.Result::usesNext);
  }

  /** The statements of all methods. Those of different ones are in different scopes. */
  Shape shape() {
    List<Shape> shapes = new ArrayList<>();
    for (Part part : allOf(parts)) if (layouts.containsKey(part)) shapes.add(layouts.get(part).body());
    return shapes.size() == 1 ? shapes.get(0) : new Shape.Sequence(shapes);
  }

  /** {@code advance()}, and its parts. */
  List<MethodSpec> print(Storage places, CodePrinter code, BiFunction<Terminator.Yield, CodeBlock, CodeBlock> conversion,
      Map<Block, Set<Variable>> releases) {
    storage = places;
    printer = code;
    if (parts.size() > 1) result = storage.fresh("result");
    List<MethodSpec> methods = new ArrayList<>();
    for (Part part : allOf(parts)) {
      CodeBlock text =
          part instanceof Part.Guard guard
              ? print(guard)
              : new AdvanceMethod(graph, layouts.get(part), places, code, conversion, releases)
                  .print(tops(((Part.Stretch) part).blocks()));
      boolean isAll = parts.size() == 1;
      methods.add((isAll ? advance() : method(names.get(part))).addCode(text));
    }
    if (parts.size() > 1) methods.add(0, advance().addCode(dispatcher()));
    return methods;
  }

  private static List<Part> allOf(List<Part> parts) {
    List<Part> all = new ArrayList<>();
    for (Part part : parts) {
      all.add(part);
      if (part instanceof Part.Guard guard) all.addAll(allOf(guard.parts()));
    }
    return all;
  }

  private static MethodSpec advance() {
    return MethodSpec.method("advance").addAnnotation(Override.class).addModifiers(Modifier.PROTECTED)
        .returns(TypeName.INT).addException(Throwable.class);
  }

  private static MethodSpec method(String name) {
    return MethodSpec.method(name).addModifiers(Modifier.PRIVATE).returns(TypeName.INT).addException(Throwable.class);
  }

  /**
   * <pre>
   * int result;
   * do {
   *   if (state &lt; 3) {
   *     result = part1();
   *   } else {
   *     result = part2();
   *   }
   * } while (result == CONTINUE);
   * return result;
   * </pre>
   */
  private CodeBlock dispatcher() {
    return CodeBlock.builder()
        .add("// too large for one method: each part executes the states of a range\n")
        .add("int $L;\n", result)
        .add("do {\n").indent().add(calls(parts)).unindent()
        .add("} while ($L == CONTINUE);\n", result)
        .add("return $L;\n", result)
        .build();
  }

  private CodeBlock calls(List<Part> all) {
    CodeBlock.Builder text = CodeBlock.builder();
    if (all.size() == 1) return text.add("$L = $L();\n", result, names.get(all.get(0))).build();
    for (int i = 0; i < all.size(); i++) {
      boolean isLast = i == all.size() - 1;
      if (i > 0) text.unindent().add(isLast ? "} else {\n" : "} else ");
      if (!isLast) text.add("if (state < $L) {\n", states.end(all.get(i)));
      text.indent().add("$L = $L();\n", result, names.get(all.get(i)));
    }
    return text.unindent().add("}\n").build();
  }

  /**
   * A region around parts. Its handlers lead on to other parts.
   *
   * <pre>
   * try {
   *   int result;
   *   do {
   *     result = part2();
   *   } while (result == CONTINUE &amp;&amp; state &gt;= 3 &amp;&amp; state &lt; 7);
   *   return result;
   * } catch (IOException caught) {
   *   e = caught;
   *   state = 9;
   *   return CONTINUE;
   * }
   * </pre>
   */
  private CodeBlock print(Part.Guard part) {
    Region region = part.region();
    CodeBlock.Builder text = CodeBlock.builder();
    Set<Block> landings = new LinkedHashSet<>();
    for (Region.Handler handler : region.handlers()) landings.add(handler.entry());
    List<Variable> tops = tops(landings);
    for (Region.Handler handler : region.handlers()) {
      boolean isMissing = storage.placeOf(handler.parameter()) == Storage.Place.TOP && !tops.contains(handler.parameter());
      if (isMissing) tops.add(handler.parameter());
    }
    text.add(AdvanceMethod.declarations(tops, storage, printer));
    text.add(region.lock() == null ? CodeBlock.of("try {\n") : CodeBlock.of("synchronized ($L) {\n", printer.print(region.lock()).text()));
    text.indent().add("int $L;\n", result).add("do {\n").indent().add(calls(part.parts())).unindent();
    text.add("} while ($L == CONTINUE && state >= $L && state < $L);\n", result, states.begin(part), states.end(part));
    text.add("return $L;\n", result).unindent();
    for (Region.Handler handler : region.handlers()) {
      text.add(AdvanceMethod.catchClause(handler, storage, printer)).indent();
      Terminator.Continue on = (Terminator.Continue) handler.entry().terminator();
      text.add("state = $L;\nreturn CONTINUE;\n", states.of(on.target())).unindent();
    }
    return text.add("}\n").build();
  }

  /** The locals at the top of a method that has these blocks. */
  private List<Variable> tops(Set<Block> blocks) {
    List<Variable> tops = storage.in(Storage.Place.TOP);
    if (parts.size() == 1) return tops;
    Set<Variable> mentioned = new LinkedHashSet<>();
    for (Block block : blocks) {
      for (Step step : block.steps()) mentioned.addAll(step.mentions());
      if (block.terminator().code() != null) mentioned.addAll(block.terminator().code().mentions());
      for (Region region = block.region(); region != null; region = region.parent()) {
        for (Region.Handler handler : region.handlers()) mentioned.add(handler.parameter());
        if (region.lock() != null) mentioned.addAll(region.lock().mentions());
      }
    }
    tops.retainAll(mentioned);
    return tops;
  }

  /** The lines of the suspensions by their states: {@code 1:12 2:14}. */
  String suspensions() {
    Map<Integer, Long> lines = new TreeMap<>();
    for (Block block : graph.blocks()) {
      Terminator.Position position = block.terminator().position();
      if (position != null) lines.putIfAbsent(states.of(block.terminator().labels().get(0)), position.line());
    }
    return lines.entrySet().stream().map(line -> line.getKey() + ":" + line.getValue()).collect(Collectors.joining(" "));
  }

  /** The body of {@code abandonPoint(state)}, or null where nothing is ever pending. */
  CodeBlock abandonPoints() {
    Map<Integer, List<Integer>> statesByPoint = new LinkedHashMap<>();
    for (Block block : graph.blocks()) {
      List<Block> targets = block.terminator().labels();
      if (targets.size() < 2) continue;
      List<Integer> suspended =
          statesByPoint.computeIfAbsent(states.of(targets.get(1)), point -> new ArrayList<>());
      int state = states.of(targets.get(0));
      if (!suspended.contains(state)) suspended.add(state);
    }
    if (statesByPoint.isEmpty()) return null;
    CodeBlock.Builder points = CodeBlock.builder().add("switch (state) {\n").indent();
    statesByPoint.forEach(
        (point, suspended) -> {
          for (int state : suspended) points.add("case $L:\n", state);
          points.indent().add("return $L;\n", point).unindent();
        });
    return points.add("default:\n").indent().add("return FINISHED;\n").unindent().unindent().add("}\n").build();
  }
}
