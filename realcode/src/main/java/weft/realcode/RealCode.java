package weft.realcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns the methods of libraries into generators, and runs the libraries' own tests before and after.
 *
 * <p>Arguments: a directory to work in, then the names of libraries; all of them if there is none.
 */
final class RealCode {
  private RealCode() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path work = Path.of(arguments[0], "java-" + Runtime.version().feature()).toAbsolutePath();
    List<String> names = List.of(arguments).subList(1, arguments.length);
    Report report = new Report();
    for (Library library : Libraries.ALL) {
      if (!names.isEmpty() && !names.contains(library.name())) continue;
      try {
        report.add(new Experiment(library, work.resolve(library.name())).run());
        Files.writeString(work.resolve("report.md"), report.text());
      } catch (IOException e) {
        report.addFailure(library, e.getMessage());
      }
    }
    System.out.print(report.text());
  }
}
