package weft.samples.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's set-up for Maven, in a project that has nothing else, and what becomes of it from build to build. */
class MavenTest {
  private static final String GROUP = "repository/dev/weft/";

  @TempDir Path work;
  private Path project;

  /** A repository with what this build has made; all else comes from the local one of this build. */
  @BeforeEach
  void makeRepository() throws IOException {
    deploy("weft-parent", Path.of("../pom.xml"), null);
    deploy("weft-runtime", Path.of("../runtime/pom.xml"), Commands.runtime());
    deploy("weft-processor", Path.of("../processor/target/dependency-reduced-pom.xml"), Commands.processor());
    String local = System.getProperty("maven.local", Path.of(System.getProperty("user.home"), ".m2/repository").toString());
    Commands.write(
        work.resolve("settings.xml"),
        """
        <settings>
          <mirrors><mirror><id>local</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors>
          <profiles><profile><id>weft</id><repositories><repository>
            <id>weft</id><url>%s</url><snapshots><enabled>true</enabled></snapshots>
          </repository></repositories></profile></profiles>
          <activeProfiles><activeProfile>weft</activeProfile></activeProfiles>
        </settings>
        """.formatted(Path.of(local).toUri(), work.resolve("repository").toUri()));
    project = work.resolve("project");
    writePom(Commands.readme("**Maven**", "xml", 0));
  }

  private void deploy(String artifact, Path pom, Path jar) throws IOException {
    Path folder = Files.createDirectories(work.resolve(GROUP + artifact + "/" + Commands.VERSION));
    String name = artifact + "-" + Commands.VERSION;
    Files.copy(pom, folder.resolve(name + ".pom"));
    if (jar != null) Files.copy(jar, folder.resolve(name + ".jar"));
  }

  private void writePom(String snippet) throws IOException {
    Commands.write(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>example</groupId>
          <artifactId>example</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
        %s</project>
        """.formatted(snippet));
  }

  private void build(String phase) throws Exception {
    String home = System.getProperty("maven.home");
    List<String> command = new ArrayList<>();
    command.add(home == null ? "mvn" : Path.of(home, "bin", "mvn").toString());
    String settings = work.resolve("settings.xml").toString();
    command.addAll(List.of("-B", "-q", "-s", settings, "-gs", settings, "-Dmaven.repo.local=" + work.resolve("local"), phase));
    Commands.run(project, command.toArray(String[]::new));
  }

  private String run(String classes, String main) throws Exception {
    return Commands.run(project, "java", "-cp", classes + ":" + Commands.runtime(), main).replace("\n", " ").strip();
  }

  private Path source(String name) {
    return project.resolve("src/main/java/" + name + ".java");
  }

  @Test
  void fromBuildToBuild() throws Exception {
    Commands.write(source("Numbers"), Commands.numbers());
    build("compile");
    assertEquals("0 2 4 6 8", run("target/classes", "Numbers"));

    Commands.write(source("Numbers"), Commands.numbers().replace("i += 2", "i += 3"));
    build("compile");
    assertEquals("0 3 6 9", run("target/classes", "Numbers"));

    Commands.write(source("Other"), "class Other { Object o = NumbersGenerators.evens(3); }");
    build("compile");
    assertEquals("0 3 6 9", run("target/classes", "Numbers"));

    Files.delete(source("Other"));
    Files.delete(source("Numbers"));
    Commands.write(source("digits/Digits"), "package digits;\n" + Commands.numbers().replace("Numbers", "Digits"));
    build("compile");
    assertEquals("0 2 4 6 8", run("target/classes", "digits.Digits"));
    assertEquals(
        List.of("digits/Digits.class", "digits/DigitsGenerators$Evens.class", "digits/DigitsGenerators$EvensSequence.class", "digits/DigitsGenerators.class"),
        Commands.names(project.resolve("target/classes")));

    Commands.write(source("digits/Digits"), "package digits;\nclass Digits { public static void main(String[] a) { System.out.print(1); } }");
    build("compile");
    assertEquals("1", run("target/classes", "digits.Digits"));
    assertEquals(List.of("digits/Digits.class"), Commands.names(project.resolve("target/classes")));
  }

  @Test
  void testSourcesAndAForkedCompiler() throws Exception {
    writePom(Commands.readme("**Maven**", "xml", 0).replace("<configuration>", "<configuration><fork>true</fork>"));
    Commands.write(project.resolve("src/test/java/Numbers.java"), Commands.numbers());
    build("test-compile");
    assertEquals("0 2 4 6 8", run("target/test-classes", "Numbers"));
  }
}
