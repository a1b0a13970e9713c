package weft.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weft.IntSequence;
import weft.Sequence;
import weft.samples.LogPipeline.Request;

/**
 * Finds the stretches of a web server's log in which many requests failed. The stages that need statements are the generators
 * of {@link LogPipeline}; what comes behind them is a chain of operations. Nobody has to close anything: where the chain
 * has enough, the file is closed.
 */
public final class Outages {
  private Outages() {}

  /** So many requests in a row are looked at, and so many of them failed. */
  public record Outage(long number, Request first, int failures) {}

  /** The stretches of {@code size} requests of which at least {@code failures} failed; each begins where the one before ended. */
  public static Sequence<Outage> outages(Path log, int size, int failures) throws IOException {
    return LogPipeline.parse(LogPipeline.read(log))
        .chunked(size)
        .filter(requests -> failed(requests) >= failures)
        .withIndex()
        .map(outage -> new Outage(outage.index() + 1, outage.value().get(0), failed(outage.value())));
  }

  private static int failed(List<Request> requests) {
    return (int) Sequence.from(requests).filter(Request::failed).count();
  }

  /** How long failed requests took on average, over each {@code size} of them in a row. */
  static Sequence<Double> movingAverages(Path log, int size) throws IOException {
    IntSequence millis = LogPipeline.parse(LogPipeline.read(log)).filter(Request::failed).mapToInt(Request::millis);
    return millis.boxed().windowed(size).map(window -> window.stream().mapToInt(x -> x).average().orElseThrow());
  }

  /** Looks at the log that is the first argument; without arguments, at a small one that it writes and deletes. */
  public static void main(String[] args) throws IOException {
    Path log = args.length == 1 ? Path.of(args[0]) : Files.createTempFile("weft-sample", ".log");
    try {
      if (args.length == 0) BigFile.write(log, 4);
      outages(log, 20, 3).limit(3).forEach(System.out::println);
      System.out.printf("%d stretches of 20 requests have 3 failures or more.%n", outages(log, 20, 3).count());
      double slowest = movingAverages(log, 10).fold(0.0, Math::max);
      System.out.printf("Ten failures in a row took %.1f ms each, at most.%n", slowest);
    } finally {
      if (args.length == 0) Files.delete(log);
    }
  }
}
