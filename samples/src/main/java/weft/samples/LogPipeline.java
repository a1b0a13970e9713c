package weft.samples;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.Gen;
import weft.Generator;
import weft.GeneratorIterator;
import weft.Sequence;

/**
 * A data pipeline over files: reads the log of a web server, parses it, keeps the failed requests, sums them up for each
 * hour, and writes one row for each. Every stage is a generator that takes its elements from the one before it, so one
 * line at a time is in memory.
 *
 * <p>A stage that loops over another one owns it and closes it, for a plain {@code for} would not. So closing the last
 * stage closes them all, and with them both files, wherever the consumer stops.
 */
public final class LogPipeline {
  private LogPipeline() {}

  /** One request: {@code 2026-01-31T09:15:00Z GET /cart 503 187}, the last being the milliseconds it took. */
  public record Request(String hour, String path, int status, int millis) {
    /** The request that a line describes, or null if it describes none. */
    public static Request parse(String line) {
      String[] words = line.split(" ");
      if (words.length != 5 || words[0].length() != 20) return null;
      try {
        int status = Integer.parseInt(words[3]);
        int millis = Integer.parseInt(words[4]);
        return new Request(words[0].substring(0, 13), words[2], status, millis);
      } catch (NumberFormatException malformed) {
        return null;
      }
    }

    boolean failed() {
      return status >= 500;
    }
  }

  /** What happened in one hour. Serializable for those who send it elsewhere. */
  public record Hour(String start, int failures, int slowestMillis) implements Serializable {
    Hour plus(Request request) {
      return new Hour(start, failures + 1, Math.max(slowestMillis, request.millis()));
    }

    /** As a line of the report. */
    public String row() {
      return start + ":00," + failures + "," + slowestMillis;
    }
  }

  /** The whole pipeline from one file to another. Nothing is opened before the first row is asked for. */
  public static Sequence<Hour> failuresPerHour(Path log, Path report) throws IOException {
    return write(perHour(failed(parse(read(log)))), report);
  }

  /** The lines of a file, which is open while they are read. */
  @Generator
  public static Sequence<String> read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Gen.yield(line);
      }
    }
    return Gen.end();
  }

  /** The requests among the lines; others are passed over. */
  @Generator
  public static Sequence<Request> parse(Sequence<String> lines) {
    try (GeneratorIterator<String> source = lines.iterator()) {
      while (source.hasNext()) {
        Request request = Request.parse(source.next());
        if (request != null) Gen.yield(request);
      }
    }
    return Gen.end();
  }

  /** Those requests that failed. */
  @Generator
  public static Sequence<Request> failed(Sequence<Request> requests) {
    try (GeneratorIterator<Request> source = requests.iterator()) {
      while (source.hasNext()) {
        Request request = source.next();
        if (request.failed()) Gen.yield(request);
      }
    }
    return Gen.end();
  }

  /** Sums up requests that are in order of time: an hour is complete when the first request of another one comes. */
  @Generator
  public static Sequence<Hour> perHour(Sequence<Request> requests) {
    try (GeneratorIterator<Request> source = requests.iterator()) {
      Hour hour = null;
      while (source.hasNext()) {
        Request request = source.next();
        if (hour == null || !hour.start().equals(request.hour())) {
          if (hour != null) Gen.yield(hour);
          hour = new Hour(request.hour(), 0, 0);
        }
        hour = hour.plus(request);
      }
      if (hour != null) Gen.yield(hour);
    }
    return Gen.end();
  }

  /** Writes each row to a file and passes it on. The file is complete when the run has ended or is closed. */
  @Generator
  static Sequence<Hour> write(Sequence<Hour> hours, Path file) throws IOException {
    try (GeneratorIterator<Hour> source = hours.iterator();
        BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("hour,failures,slowest\n");
      while (source.hasNext()) {
        Hour hour = source.next();
        writer.write(hour.row() + "\n");
        Gen.yield(hour);
      }
    }
    return Gen.end();
  }

  /**
   * Runs the pipeline from the file that is the first argument to the one that is the second; without arguments, over
   * a small log that it writes and deletes. Prints the first rows only, and so shows that stopping early is clean.
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 2) {
      failuresPerHour(Path.of(args[0]), Path.of(args[1])).forEach(hour -> System.out.println(hour.row()));
      return;
    }
    Path log = Files.createTempFile("weft-sample", ".log");
    Path report = Files.createTempFile("weft-sample", ".csv");
    try {
      BigFile.write(log, 4);
      try (GeneratorIterator<Hour> hours = failuresPerHour(log, report).iterator()) {
        for (int i = 0; i < 3 && hours.hasNext(); i++) System.out.println(hours.next());
      }
      System.out.println("Stopped after three hours. The report holds:");
      Files.readAllLines(report).forEach(System.out::println);
    } finally {
      Files.delete(log);
      Files.delete(report);
    }
  }
}
