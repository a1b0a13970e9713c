package weft.processor;

import java.util.List;
import weft.processor.GraphDumps.Pass;
import weft.processor.emit.CodeSizes;
import weft.processor.emit.CompanionClass;
import weft.processor.emit.RunClass;
import weft.processor.flow.ClosingYields;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Part;
import weft.processor.flow.Simplifier;
import weft.processor.lower.StatementLowering;
import weft.processor.source.Body;
import weft.processor.split.Partition;
import weft.processor.split.Sizes;
import weft.processor.weave.LargeMethods;

/** The way of a body to its run class: in one method, or in parts where that would be too large. */
class Pipeline {
  /** HotSpot compiles methods of up to 8,000 bytecodes. The sizes here are estimates, by a quarter too large as a rule. */
  private static final int LARGEST = 7600;

  /** A part has to have room for jumps to other parts. */
  private static final int LARGEST_PART = 7000;

  /** Whatever is estimated to be smaller is smaller than what HotSpot compiles. */
  private static final int CERTAINLY_COMPILED = 3500;

  /** What is estimated to be larger than this is larger than the 65,535 bytecodes that a class file has room for. */
  private static final int IMPOSSIBLE = 85_000;

  private final Diagnostics diagnostics;
  private final LargeMethods largeMethods;
  private final GraphDumps dumps;
  private final int largest;
  private final int largestPart;

  /** {@code forced}: how large a method may be, or 0 for what is best; with little, tests have everything split. */
  Pipeline(Diagnostics diagnostics, LargeMethods largeMethods, GraphDumps dumps, int forced) {
    this.diagnostics = diagnostics;
    this.largeMethods = largeMethods;
    this.dumps = dumps;
    largest = forced > 0 ? forced : LARGEST;
    largestPart = forced > 0 ? forced : LARGEST_PART;
  }

  RunClass run(Body body, CompanionClass companion) {
    Sizes sizes = new CodeSizes(body);
    GraphDumps.Dump dump = dumps.of(body);
    FlowGraph graph = graph(body, Integer.MAX_VALUE, dump);
    int size = sizes.of(graph.blocks());
    RunClass run = size > largest ? inParts(body, companion, sizes, dump) : null;
    if (run == null) {
      run = companion.runClass(body, graph, Part.whole(graph), body.shape());
      dump.write(Pass.RELEASED, graph);
      if (size > IMPOSSIBLE) refuse(body);
    }
    companion.add(run);
    if (size > CERTAINLY_COMPILED) largeMethods.expect(run.binaryName(), (part, bytecodes) -> warn(body, part, bytecodes));
    return run;
  }

  /**
   * A large statement that could stay whole is taken apart, if that is possible: a variable in it may have a type that
   * cannot be written. Null if the body cannot be split at all.
   */
  private RunClass inParts(Body body, CompanionClass companion, Sizes sizes, GraphDumps.Dump dump) {
    for (int largestWhole : new int[] {largestPart, Integer.MAX_VALUE}) {
      if (!inParts(body, companion, sizes, largestWhole, dump).tryToPrint()) continue;
      return inParts(body, companion, sizes, largestWhole, dump);
    }
    return null;
  }

  private RunClass inParts(
      Body body, CompanionClass companion, Sizes sizes, int largestWhole, GraphDumps.Dump dump) {
    FlowGraph graph = graph(body, largestWhole, dump);
    List<Part> parts = Partition.of(graph, sizes, largestPart);
    dump.write(Pass.SPLIT, graph);
    if (Partition.largest(parts, sizes) > IMPOSSIBLE) refuse(body);
    RunClass run = companion.runClass(body, graph, parts, body.shape());
    dump.write(Pass.RELEASED, graph);
    return run;
  }

  private void refuse(Body body) {
    diagnostics.error(body.unit(), body.method().tree(), RefusalId.LARGE_BODY,
        "the body is too large for a class file, and cannot be divided where that would help; move parts of it to methods"
            + " of their own");
  }

  private void warn(Body body, String method, int bytecodes) {
    boolean isOfBody = method.equals("advance") || method.startsWith("part"); // the rest is called seldom, or the user's own
    if (!isOfBody || body.method().suppresses(RefusalId.LARGE_BODY.text())) return;
    String what = method.equals("advance") ? "" : "a part of ";
    diagnostics.warning(body.unit(), body.method().tree(), RefusalId.LARGE_BODY,
        String.format(
            "%s%s() becomes a method of %,d bytecodes, and cannot be divided where that would help, but HotSpot does not"
                + " compile methods of more than %,d, so it stays interpreted, which is slow; move parts of the body to"
                + " methods of their own",
            what, body.method().name(), bytecodes, LargeMethods.LARGEST_COMPILED));
  }

  private static FlowGraph graph(Body body, int largestWhole, GraphDumps.Dump dump) {
    FlowGraph graph = StatementLowering.lower(body, largestWhole);
    dump.write(Pass.LOWERED, graph);
    if (!body.shape().isAnswered()) ClosingYields.mark(graph, Code.of("rethrow();")); // others ask at each resume point
    dump.write(Pass.MARKED, graph);
    Simplifier.simplify(graph);
    dump.write(Pass.SIMPLIFIED, graph);
    return graph;
  }
}
