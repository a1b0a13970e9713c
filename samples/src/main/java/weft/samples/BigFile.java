package weft.samples;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import weft.Gen;
import weft.Generator;
import weft.GeneratorIterator;
import weft.Sequence;

/**
 * Sends a file through {@link LogPipeline} that is far larger than the heap. To be run with {@code -Xmx32m}; the file
 * has 256 MB unless the first argument gives another number.
 */
public final class BigFile {
  static final int MEGABYTE = 1 << 20;

  private BigFile() {}

  /** The log of a busy web server, without end; some of its lines are damaged. */
  @Generator
  public static Sequence<String> log(long seed) {
    String[] paths = {"/", "/cart", "/search", "/account/orders", "/images/logo.png"};
    SplittableRandom random = new SplittableRandom(seed);
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    while (true) {
      if (random.nextInt(1000) == 0) {
        Gen.yield("-- connection reset --");
        continue;
      }
      int status = random.nextInt(50) == 0 ? 503 : 200;
      int millis = 1 + random.nextInt(status == 503 ? 5000 : 500);
      Gen.yield(time + " GET " + paths[random.nextInt(paths.length)] + " " + status + " " + millis);
      if (random.nextInt(4) == 0) time = time.plusSeconds(1);
    }
  }

  /** Writes a log of at least that size, and answers the number of its lines. */
  static long write(Path file, int megabytes) throws IOException {
    long lines = 0;
    long size = 0;
    try (GeneratorIterator<String> log = log(42).iterator();
        BufferedWriter writer = Files.newBufferedWriter(file)) {
      while (size < (long) megabytes * MEGABYTE) {
        String line = log.next();
        writer.write(line);
        writer.write('\n');
        size += line.length() + 1;
        lines++;
      }
    }
    return lines;
  }

  /** Passes lines on, and prints how far it is at each eighth of {@code size}. */
  @Generator
  static Sequence<String> showProgress(Sequence<String> lines, long size) {
    try (GeneratorIterator<String> source = lines.iterator()) {
      long count = 0;
      long done = 0;
      long next = size / 8;
      while (source.hasNext()) {
        String line = source.next();
        count++;
        done += line.length() + 1;
        if (done >= next) {
          System.out.printf("  %3d %% read, %,d lines, heap in use %d MB%n", 100 * done / size, count, heapInUse());
          next += size / 8;
        }
        Gen.yield(line);
      }
    }
    return Gen.end();
  }

  static long heapInUse() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  /** What the heap held at most: no more than the sum of the peaks of its pools, which need not coincide. */
  static long peakOfHeap() {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) peak += pool.getPeakUsage().getUsed();
    }
    return Math.min(peak, Runtime.getRuntime().maxMemory()) / MEGABYTE;
  }

  /** Writes the file, processes it, prints the figures and deletes it. */
  public static void main(String[] args) throws IOException {
    int megabytes = args.length > 0 ? Integer.parseInt(args[0]) : 256;
    Path directory = Files.createTempDirectory("weft-sample");
    Path file = directory.resolve("big.log");
    Path report = directory.resolve("report.csv");
    try {
      long written = write(file, megabytes);
      System.out.printf("wrote %,d lines, %d MB%n", written, Files.size(file) / MEGABYTE);

      long began = System.nanoTime();
      Sequence<String> lines = showProgress(LogPipeline.read(file), Files.size(file));
      Sequence<LogPipeline.Hour> hours =
          LogPipeline.write(LogPipeline.perHour(LogPipeline.failed(LogPipeline.parse(lines))), report);
      long rows = 0;
      long failures = 0;
      for (LogPipeline.Hour hour : hours) {
        rows++;
        failures += hour.failures();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("found %,d failures in %,d hours, in %.1f s%n", failures, rows, seconds);
      System.out.printf("peak of the heap: at most %d MB of %d MB%n",
          peakOfHeap(), Runtime.getRuntime().maxMemory() / MEGABYTE);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(report);
      Files.delete(directory);
    }
  }
}
