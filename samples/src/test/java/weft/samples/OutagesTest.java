package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.GeneratorIterator;
import weft.Sequence;
import weft.samples.LogPipeline.Request;
import weft.samples.Outages.Outage;

class OutagesTest {
  private static final List<String> LINES =
      List.of(
          "2026-01-31T09:15:00Z GET /a 200 1",
          "-- connection reset --",
          "2026-01-31T09:15:01Z GET /b 503 2",
          "2026-01-31T09:15:02Z GET /c 503 4",
          "2026-01-31T09:15:03Z GET /d 500 9",
          "2026-01-31T09:15:04Z GET /e 200 5",
          "2026-01-31T09:15:05Z GET /f 200 6",
          "2026-01-31T09:15:06Z GET /g 500 2");

  @TempDir Path directory;
  Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = Files.write(directory.resolve("web.log"), LINES);
  }

  private static Request request(String path, int status, int millis) {
    return new Request("2026-01-31T09", path, status, millis);
  }

  @Test
  void findsStretches() throws IOException {
    List<Outage> expected = List.of(new Outage(2, request("/c", 503, 4), 2), new Outage(3, request("/g", 500, 2), 1));
    assertEquals(expected, Outages.outages(log, 2, 1).skip(1).toList());
    assertEquals(1, Outages.outages(log, 2, 2).count());
    assertEquals(List.of(), Outages.outages(log, 3, 3).toList());
    assertEquals(List.of(5.0, 5.0), Outages.movingAverages(log, 3).toList());
  }

  @Test
  void closesTheFileWhereverItStops() throws IOException {
    Sequence<Outage> outages = Outages.outages(log, 1, 1);
    OpenFiles.assertNoneOpen(directory);
    try (GeneratorIterator<Outage> run = outages.iterator()) {
      run.next();
      OpenFiles.assertOpen(directory);
    }
    OpenFiles.assertNoneOpen(directory);
    outages.first();
    OpenFiles.assertNoneOpen(directory);
    assertTrue(outages.anyMatch(outage -> outage.number() == 2));
    OpenFiles.assertNoneOpen(directory);
    outages.limit(1).forEach(outage -> {});
    OpenFiles.assertNoneOpen(directory);
    assertThrows(NumberFormatException.class, () -> outages.map(outage -> Integer.parseInt("x")).toList());
    OpenFiles.assertNoneOpen(directory);
  }

  @Test
  void opensTheFileAnewForEachRun() throws IOException {
    Sequence<Outage> outages = Outages.outages(log, 2, 1);
    assertEquals(outages.toList(), outages.toList());
    Files.delete(log);
    assertThrows(NoSuchFileException.class, () -> outages.iterator().hasNext());
  }
}
