package weft.realcode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of a library, in a process of their own: one line for each of them, as soon as it is known. */
final class TestRun {
  /** The status in the last line. */
  static final String END = "END";

  private TestRun() {}

  /** Arguments: the directory of the test classes, the file of the results, a pattern of classes that are left out. */
  public static void main(String[] arguments) throws IOException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(arguments[0]))))
            .filters(
                ClassNameFilter.includeClassNamePatterns("(.+\\.)?(Test[^.$]*|[^.$]*(Test|Tests|TestCase))"),
                ClassNameFilter.excludeClassNamePatterns(arguments[2]))
            .build();
    Launcher launcher = LauncherFactory.create();
    try (PrintWriter results = new PrintWriter(arguments[1], "UTF-8")) {
      launcher.execute(request, new Lines(results));
      results.println(END + "\t\t");
    }
    System.exit(0); // threads that tests leave behind
  }

  private record Lines(PrintWriter results) implements TestExecutionListener {
    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) write("STARTED", test, "");
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      write("SKIPPED", test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean isSuccess = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      if (test.isTest() || !isSuccess) {
        write(result.getStatus().name(), test, result.getThrowable().map(TestRun::describe).orElse(""));
      }
    }

    private void write(String status, TestIdentifier test, String detail) {
      results.println(status + "\t" + oneLine(test.getUniqueId()) + "\t" + oneLine(detail));
      results.flush();
    }
  }

  private static String describe(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.toString());
    int count = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (count++ < 12) text.append(" | ").append(frame);
    }
    if (thrown.getCause() != null) text.append(" || caused by ").append(describe(thrown.getCause()));
    return text.toString();
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\r\\n\\t]+", " ");
    return line.length() > 3000 ? line.substring(0, 3000) : line;
  }
}
