package weft.realcode;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import weft.Gen;

/** One library. What is fetched, compiled or tested of the original is kept below {@code directory} for the next time. */
final class Experiment {
  /** The property that stops an experiment after the compilation. */
  private static final String UNTESTED = "realcode.untested";

  private static final int MINUTES = 120;

  private static final List<Path> OWN_CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();

  private final Library library;
  private final Path directory;
  private final Path sources;
  private final Path testSources;
  private final Path classes;
  private final Path testClasses;
  private final Path generatorClasses;

  Experiment(Library library, Path directory) {
    this.library = library;
    this.directory = directory;
    this.sources = directory.resolve("src/main/java");
    this.testSources = directory.resolve("src/test/java");
    this.classes = directory.resolve("original-classes");
    this.testClasses = directory.resolve("test-classes");
    this.generatorClasses = directory.resolve("generator-classes");
  }

  Report.Entry run() throws IOException, InterruptedException {
    if (!Files.exists(testSources)) fetch();
    if (!Files.exists(testClasses)) compileOriginal();
    List<SourceFile> files = Sources.parse(sources);
    Converted opened = convert(files, true, generatorClasses);
    Directories.copyResources(sources, generatorClasses);
    TestResults before = test("before", classes);
    TestResults after = test("after", generatorClasses);
    Converted asWritten = convert(files, false, directory.resolve("generator-classes-as-written"));
    return new Report.Entry(library, files, asWritten, opened, before, after);
  }

  private void fetch() throws IOException, InterruptedException {
    say("fetching");
    Files.createDirectories(directory);
    Maven.fetch(library, directory);
    unpack("sources", sources);
    unpack("test-sources", testSources);
    // Some tests look for files where they lie in the library's own directory.
    Directories.copyResources(testSources, directory.resolve("src/test/resources"));
    Path license = sources.resolve("META-INF/LICENSE.txt");
    if (Files.exists(license)) Files.copy(license, directory.resolve("LICENSE.txt"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void unpack(String classifier, Path target) throws IOException {
    String jar = library.name() + "-" + library.version() + "-" + classifier + ".jar";
    Directories.unpack(directory.resolve("sources").resolve(jar), target);
  }

  private void compileOriginal() throws IOException {
    say("compiling");
    compile(sources, needs(), classes);
    compile(testSources, Stream.concat(Stream.of(classes), testNeeds().stream()).toList(), testClasses);
  }

  private void compile(Path from, List<Path> classPath, Path to) throws IOException {
    Directories.empty(to);
    List<Path> files = Sources.below(from).stream().filter(file -> !isExcluded(file)).toList();
    var errors = Compiler.compile(files, classPath, List.of(), to);
    if (!errors.isEmpty()) {
      Directories.empty(directory); // so that the next time begins anew
      throw new IOException("the original does not compile: " + errors);
    }
    Directories.copyResources(from, to);
  }

  private boolean isExcluded(Path file) {
    return library.excludedTests().containsKey(file.getFileName().toString().replace(".java", ""));
  }

  private Converted convert(List<SourceFile> files, boolean isOpened, Path to) throws IOException {
    say(isOpened ? "converting, with private types opened" : "converting");
    List<Path> classPath = Stream.concat(needs().stream(), Stream.of(jarOf(Gen.class))).toList();
    Path generators = directory.resolve(isOpened ? "generators" : "generators-as-written");
    Converted converted = Converted.compile(files, isOpened, generators, to, classPath, OWN_CLASS_PATH);
    List<String> refusals = new ArrayList<>();
    converted.refusals().forEach((id, places) -> {
      say("refused by " + id + ": " + places.size());
      places.forEach(place -> refusals.add(id + ": " + place));
    });
    Files.write(directory.resolve(generators.getFileName() + ".refused"), refusals);
    return converted;
  }

  private TestResults test(String name, Path tested) throws IOException, InterruptedException {
    if (Boolean.getBoolean(UNTESTED)) return TestResults.NONE;
    Path results = directory.resolve(name + ".tests");
    boolean isKnown = name.equals("before") && Files.exists(results) && TestResults.read(results).isWhole();
    if (!isKnown) {
      say("testing, " + name);
      Stream<Path> own = OWN_CLASS_PATH.stream().filter(Experiment::runsTests);
      Stream<Path> path =
          Stream.of(Stream.of(tested, testClasses), testNeeds().stream(), Stream.of(jarOf(Gen.class)), own)
              .flatMap(entries -> entries);
      TestResults.run(library, testClasses, path.toList(), directory, results, MINUTES);
    }
    return TestResults.read(results);
  }

  /** The entries that run tests; what Weft's processor needs may be in the way of a library. */
  private static boolean runsTests(Path entry) {
    return entry.equals(jarOf(RealCode.class)) || entry.toString().matches(".*(junit-platform|opentest4j).*");
  }

  private List<Path> needs() throws IOException {
    return Directories.jarsIn(directory.resolve("needs"));
  }

  private List<Path> testNeeds() throws IOException {
    return Directories.jarsIn(directory.resolve("testNeeds"));
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(String what) {
    System.err.println(library.name() + ": " + what);
  }
}
