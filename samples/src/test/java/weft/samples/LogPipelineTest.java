package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Gen;
import weft.Generator;
import weft.GeneratorIterator;
import weft.Sequence;
import weft.samples.LogPipeline.Hour;

class LogPipelineTest {
  private static final List<String> LINES =
      List.of(
          "2026-01-31T09:15:00Z GET /cart 503 187",
          "2026-01-31T09:15:01Z GET / 200 3",
          "-- connection reset --",
          "2026-01-31T09:59:59Z GET /cart 500 212",
          "2026-01-31T10:00:00Z GET /cart 200 20",
          "2026-01-31T11:00:00Z GET /search 502 9",
          "2026-01-31T11:30:00Z GET /search 5O2 9",
          "2026-01-31T12:00:00Z GET /search 503 8");

  private static final List<Hour> HOURS =
      List.of(
          new Hour("2026-01-31T09", 2, 212), new Hour("2026-01-31T11", 1, 9), new Hour("2026-01-31T12", 1, 8));

  @TempDir Path directory;
  Path log;
  Path report;

  @BeforeEach
  void writeLog() throws IOException {
    log = Files.write(directory.resolve("web.log"), LINES);
    report = directory.resolve("report.csv");
  }

  @Test
  void sumsUpFailures() throws IOException {
    assertEquals(HOURS, LogPipeline.failuresPerHour(log, report).stream().toList());
    assertEquals(
        List.of(
            "hour,failures,slowest", "2026-01-31T09:00,2,212", "2026-01-31T11:00,1,9", "2026-01-31T12:00,1,8"),
        Files.readAllLines(report));
    OpenFiles.assertNoneOpen(directory);
  }

  @Test
  void opensNothingBeforeTheFirstElement() throws IOException {
    try (GeneratorIterator<Hour> hours = LogPipeline.failuresPerHour(log, report).iterator()) {
      assertFalse(Files.exists(report));
      hours.next();
      OpenFiles.assertOpen(directory);
    }
  }

  @Test
  void closesItsFilesWhenTheConsumerStops() throws IOException {
    try (GeneratorIterator<Hour> hours = LogPipeline.failuresPerHour(log, report).iterator()) {
      assertEquals(HOURS.get(0), hours.next());
    }
    assertEquals(List.of("hour,failures,slowest", "2026-01-31T09:00,2,212"), Files.readAllLines(report));
    OpenFiles.assertNoneOpen(directory);
  }

  @Test
  void closesItsFilesWithTheStream() throws IOException {
    try (var hours = LogPipeline.failuresPerHour(log, report).stream()) {
      assertEquals(HOURS.get(0), hours.findFirst().orElseThrow());
    }
    OpenFiles.assertNoneOpen(directory);
  }

  @Test
  void closesItsFilesWhenAStageFails() throws IOException {
    Path missing = directory.resolve("missing.log");
    Iterator<Hour> hours = LogPipeline.failuresPerHour(missing, report).iterator();
    NoSuchFileException thrown = assertThrows(NoSuchFileException.class, hours::next);
    assertEquals(missing.toString(), thrown.getFile());
    OpenFiles.assertNoneOpen(directory);
  }

  @Test
  void closesEveryStageFromTheLastToTheFirst() throws IOException {
    List<String> closed = new ArrayList<>();
    Sequence<Hour> hours = LogPipeline.perHour(LogPipeline.failed(LogPipeline.parse(recorded(LINES, closed))));
    try (GeneratorIterator<Hour> rows = LogPipeline.write(hours, report).iterator()) {
      rows.next();
      assertEquals(List.of(), closed);
    }
    assertEquals(List.of("closed"), closed);
  }

  @Generator
  static Sequence<String> recorded(List<String> lines, List<String> closed) {
    try {
      Gen.yieldAll(lines);
    } finally {
      closed.add("closed");
    }
    return Gen.end();
  }
}
