package weft.processor.flow;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A graph as Graphviz reads it: a box for each block, a frame around each region. Drawn through are the ways within an
 * activation, dashed where a later one resumes, dotted where the run is closed; red are the ways to handlers.
 */
public final class DotText {
  private final FlowGraph graph;
  private final StringBuilder text = new StringBuilder();

  private DotText(FlowGraph graph) {
    this.graph = graph;
  }

  /** {@code graph} under a title. */
  public static String of(FlowGraph graph, String title) {
    DotText dot = new DotText(graph);
    dot.print(title);
    return dot.text.toString();
  }

  private void print(String title) {
    text.append("digraph ").append(quoted(title)).append(" {\n");
    text.append("  graph [compound=true];\n  node [shape=box, fontname=monospace];\n");
    printBlocks(null, "  ");
    for (Block block : graph.blocks()) printEdges(block);
    for (Region region : regions()) printHandlers(region);
    text.append("}\n");
  }

  /** Those of the blocks, outer ones before those within. */
  private Set<Region> regions() {
    Set<Region> regions = new LinkedHashSet<>();
    for (Block block : graph.blocks()) addWithParents(block.region(), regions);
    return regions;
  }

  private static void addWithParents(Region region, Set<Region> regions) {
    if (region == null) return;
    addWithParents(region.parent(), regions);
    regions.add(region);
  }

  private void printBlocks(Region region, String indent) {
    for (Block block : graph.blocks()) {
      if (block.region() == region) text.append(indent).append(block).append(" [label=").append(label(block)).append("];\n");
    }
    for (Region inner : regions()) {
      if (inner.parent() != region) continue;
      String title = inner.lock() == null ? "try" : "synchronized (" + inner.lock() + ")";
      text.append(indent).append("subgraph cluster_").append(inner).append(" {\n");
      text.append(indent).append("  label=").append(quoted(inner + " " + title)).append(";\n");
      printBlocks(inner, indent + "  ");
      text.append(indent).append("}\n");
    }
  }

  /** What edges do not say already. */
  private static String label(Block block) {
    StringBuilder label = new StringBuilder(block + "\n");
    for (Step step : block.steps()) label.append(step).append('\n');
    if (!(block.terminator() instanceof Terminator.Goto)) label.append(FlowGraph.describe(block.terminator())).append('\n');
    return quoted(label.toString());
  }

  private void printEdges(Block block) {
    Terminator end = block.terminator();
    if (end instanceof Terminator.Goto g) edge(block, g.target(), "");
    if (end instanceof Terminator.Branch b) {
      edge(block, b.whenTrue(), "label=true");
      edge(block, b.whenFalse(), "label=false");
    }
    if (end instanceof Terminator.Switch s) {
      for (Terminator.Case c : s.cases()) edge(block, c.target(), "label=" + quoted("case " + c.labels()));
      if (s.otherwise() != null) edge(block, s.otherwise(), "label=default");
    }
    if (end instanceof Terminator.Continue c) edge(block, c.target(), "label=continue, style=dashed");
    if (end.position() == null) return;
    edge(block, end.labels().get(0), "label=resume, style=dashed");
    if (end.labels().size() > 1) edge(block, end.labels().get(1), "label=closed, style=dotted");
  }

  /** An exception may come from any block of the region, so the edge begins at its frame. */
  private void printHandlers(Region region) {
    Block inside = graph.blocks().stream().filter(b -> region.encloses(b.region())).findFirst().orElseThrow();
    for (Region.Handler handler : region.handlers()) {
      Object types = handler.types() instanceof Class<?> type ? type.getSimpleName() : handler.types();
      edge(inside, handler.entry(), "label=" + quoted("catch " + types) + ", color=red, ltail=cluster_" + region);
    }
  }

  private void edge(Block from, Block to, String attributes) {
    text.append("  ").append(from).append(" -> ").append(to);
    text.append(attributes.isEmpty() ? ";\n" : " [" + attributes + "];\n");
  }

  /** Lines are flush left if there are several. */
  private static String quoted(Object content) {
    String escaped = Objects.toString(content).replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "");
    return '"' + escaped.replace("\n", "\\l") + '"';
  }
}
