package weft.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.Gen;
import weft.samples.BigFile;
import weft.samples.LogPipeline;
import weft.samples.LogPipeline.Hour;

/** The job as {@code spark-submit} starts it: Spark is on the class path, and what the job needs comes from jars. */
class SubmitTest {
  @TempDir Path directory;

  private static Path placeOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path jar(String name, Class<?> type) throws Exception {
    Path place = placeOf(type);
    if (Files.isRegularFile(place)) return place;
    Path jar = directory.resolve(name + ".jar");
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    int status = tool.run(System.out, System.err, "-cf", jar.toString(), "-C", place.toString(), ".");
    assertEquals(0, status);
    return jar;
  }

  /** A folder like that of a distribution: the jars on this class path, but for those of the job. */
  private Path sparkHome() throws Exception {
    List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    for (Class<?> ours : List.of(Gen.class, LogPipeline.class, FailuresPerHour.class, SubmitTest.class)) {
      assertTrue(path.remove(placeOf(ours).toString()), () -> ours + " is not on " + path);
    }
    Path home = Path.of("target", "spark-home").toAbsolutePath();
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String jar : path) {
      Path link = jars.resolve(Path.of(jar).getFileName());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(jar));
    }
    return home;
  }

  /** The second one starts two executors, each in a JVM of its own that has 512 MB. */
  @ParameterizedTest
  @ValueSource(strings = {"local[2]", "local-cluster[2,1,512]"})
  void writesTheReport(String master) throws Exception {
    Path log = Files.write(directory.resolve("web.log"), BigFile.log(7).limit(50_000));
    Path report = directory.resolve("report");
    Path home = sparkHome();
    Map<String, String> environment = Map.of("SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13");
    Jvm jvm =
        Jvm.run(environment, home.resolve("jars") + File.separator + "*", "512m", SparkSubmit.class.getName(),
            "--class", FailuresPerHour.class.getName(),
            "--master", master,
            "--conf", "spark.executor.memory=512m",
            "--conf", "spark.ui.enabled=false",
            "--jars", jar("runtime", Gen.class) + "," + jar("samples", LogPipeline.class),
            jar("job", FailuresPerHour.class).toString(), log.toString(), report.toString());
    assertEquals(0, jvm.status(), jvm.output());

    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(report)) {
      List<Path> parts = files.filter(file -> file.getFileName().toString().startsWith("part-")).sorted().toList();
      for (Path part : parts) rows.addAll(Files.readAllLines(part));
    }
    assertEquals(FailuresPerHour.stages(LogPipeline.read(log)).map(Hour::row).toList(), rows);
  }
}
