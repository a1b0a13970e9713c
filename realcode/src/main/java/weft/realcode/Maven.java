package weft.realcode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fetches a library and what it needs, by a POM of its own. */
final class Maven {
  private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
  private static final String JUNIT = "5.14.1";
  private static final List<String> ENGINES =
      List.of(
          "org.junit.jupiter:junit-jupiter:" + JUNIT,
          "org.junit.vintage:junit-vintage-engine:" + JUNIT,
          "org.junit.platform:junit-platform-launcher:1." + JUNIT.substring(JUNIT.indexOf('.') + 1));

  private Maven() {}

  /** The jars, below {@code directory}: {@code sources}, {@code needs}, {@code testNeeds} hold them. */
  static void fetch(Library library, Path directory) throws IOException, InterruptedException {
    List<String> sources = List.of(library.coordinates() + ":sources", library.coordinates() + ":test-sources");
    List<String> testNeeds = new ArrayList<>(ENGINES); // of two versions, Maven takes the first one
    testNeeds.addAll(library.needs());
    testNeeds.addAll(library.testNeeds());
    copy(sources, false, directory, "sources");
    copy(library.needs(), true, directory, "needs");
    copy(testNeeds, true, directory, "testNeeds");
  }

  private static void copy(List<String> artifacts, boolean transitively, Path directory, String name)
      throws IOException, InterruptedException {
    Path target = directory.resolve(name);
    Directories.empty(target);
    if (artifacts.isEmpty()) return;
    Path pom = directory.resolve(name + ".xml");
    Files.writeString(pom, pom(artifacts));
    List<String> command =
        List.of(
            "mvn", "-q", "-B", "-f", pom.toString(), DEPENDENCY_PLUGIN + ":copy-dependencies",
            "-DoutputDirectory=" + target.toAbsolutePath(), "-DincludeScope=runtime",
            "-DexcludeTransitive=" + !transitively);
    File log = directory.resolve(name + ".log").toFile();
    int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    if (status != 0) throw new IOException("Maven fails:\n" + Files.readString(log.toPath()));
  }

  private static String pom(List<String> artifacts) {
    StringBuilder pom =
        new StringBuilder(
            "<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>weft</groupId>\n<artifactId>fetched</artifactId>\n"
                + "<version>1</version>\n<packaging>pom</packaging>\n<dependencies>\n");
    for (String artifact : artifacts) {
      String[] parts = artifact.split(":");
      pom.append("<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>")
          .append(parts[2] + "</version>")
          .append(parts.length > 3 ? "<classifier>" + parts[3] + "</classifier>" : "")
          .append("</dependency>\n");
    }
    return pom.append("</dependencies>\n</project>\n").toString();
  }
}
