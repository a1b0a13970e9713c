package weft.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;
import weft.processor.flow.DotText;
import weft.processor.flow.FlowGraph;
import weft.processor.source.Body;

/**
 * Writes the graph of each method after each pass to a folder, as text and for Graphviz:
 * {@code Numbers.evens.3-simplified.txt} and {@code .dot}.
 */
final class GraphDumps {
  /** What has been done with a graph, in this order. */
  enum Pass {
    LOWERED,
    MARKED,
    SIMPLIFIED,
    SPLIT,
    RELEASED;

    private String title() {
      return ordinal() + 1 + "-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private final String folder;
  private final Messager messager;
  private final Map<String, Integer> methods = new HashMap<>();

  /** {@code folder} is null where nothing is to be written. */
  GraphDumps(String folder, Messager messager) {
    this.folder = folder;
    this.messager = messager;
  }

  /** The files of one method. Those of its overloads are numbered. */
  Dump of(Body body) {
    String title = body.method().element().getEnclosingElement() + "." + body.method().name();
    int number = methods.merge(title, 1, Integer::sum);
    return new Dump(number == 1 ? title : title + "-" + number);
  }

  /** The files of one method. */
  final class Dump {
    private final String title;

    private Dump(String title) {
      this.title = title;
    }

    /** Where a graph is tried twice, the one that is generated is written last. */
    void write(Pass pass, FlowGraph graph) {
      if (folder == null) return;
      String name = title + "." + pass.title();
      try {
        Path files = Files.createDirectories(Path.of(folder));
        Files.writeString(files.resolve(name + ".txt"), graph.toString());
        Files.writeString(files.resolve(name + ".dot"), DotText.of(graph, name));
      } catch (IOException | InvalidPathException e) {
        messager.printMessage(Diagnostic.Kind.WARNING, "-A" + GeneratorProcessor.DUMP + ": cannot write " + name + ": " + e);
      }
    }
  }
}
