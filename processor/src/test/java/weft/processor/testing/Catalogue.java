package weft.processor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The behaviour catalogue, read from the test resources. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * One case.
   *
   * @param expected the trace, or where the case is a statement: what it states
   * @param members the members of the case's own class
   * @param run the statements that drive it
   * @param isStatement whether it is to be held otherwise than by running it
   * @param release the first JDK that compiles it
   * @param isPushed it shows that a body is pushed, which one in parts is not
   */
  public record Case(
      String id, String title, String expected, String members, String run, boolean isStatement, int release,
      boolean isPushed) {
    /** The simple name of the case's class. */
    public String className() {
      return id.replace('-', '_');
    }

    /** The case as a program. */
    public Program program() {
      return new Program(className(), members, run);
    }
  }

  /** All cases about sequences, the statements too. */
  public static List<Case> sequences() {
    return IntStream.rangeClosed(1, 6).mapToObj(part -> "cases-" + part + ".txt").flatMap(f -> read(f).stream()).toList();
  }

  /** The cases about sequences that can be run. */
  public static List<Case> runnable() {
    return sequences().stream().filter(c -> !c.isStatement()).toList();
  }

  /** Our own cases, in the form of the catalogue, without those that need a newer JDK. */
  public static List<Case> own() {
    return Stream.of("cases-own.txt", "cases-access.txt", "cases-local.txt", "cases-fuzz.txt", "cases-push.txt",
            "cases-newer.txt", "cases-operations.txt", "cases-switch.txt")
        .flatMap(file -> read(file).stream())
        .filter(c -> c.release() <= Runtime.version().feature())
        .toList();
  }

  /** The cases about coroutines, with our own. */
  public static List<Case> coroutines() {
    return Stream.of("cases-7.txt", "cases-coroutines.txt").flatMap(file -> read(file).stream()).toList();
  }

  /** The cases about futures and publishers. */
  public static List<Case> async() {
    return read("cases-async.txt");
  }

  /** Corners of the language, where coroutines, futures, publishers and operations meet them. */
  public static List<Case> hostile() {
    return read("cases-hostile.txt").stream().filter(c -> c.release() <= Runtime.version().feature()).toList();
  }

  /** All that can be run. */
  public static List<Case> everything() {
    return Stream.of(sequential(), coroutines(), async(), hostile()).flatMap(List::stream).toList();
  }

  /** All that can be run, and only yields. */
  public static List<Case> sequential() {
    return Stream.concat(runnable().stream(), own().stream()).toList();
  }

  /** The case of an id. */
  public static Case get(String id) {
    return sequences().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Case> read(String file) {
    List<Case> cases = new ArrayList<>();
    Reader reader = null;
    for (String line : text(file).lines().toList()) {
      if (line.startsWith("////") || line.startsWith("///>")) continue;
      if (line.matches("/// [A-Z]+-\\d+ \\|.*")) {
        if (reader != null) cases.add(reader.read());
        reader = new Reader(line);
      } else if (reader != null) {
        reader.line(line);
      } else if (!line.isBlank()) {
        throw new IllegalStateException(file + ": before the first case: " + line);
      }
    }
    cases.add(Objects.requireNonNull(reader, file).read());
    return cases;
  }

  private static String text(String file) {
    try (InputStream in = Catalogue.class.getResourceAsStream("/conformance/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gathers the lines of one case. */
  private static final class Reader {
    private final String id;
    private final String title;
    private final StringJoiner expected = new StringJoiner(" ");
    private final StringJoiner members = new StringJoiner("\n");
    private final StringJoiner run = new StringJoiner("\n");
    private boolean isStatement;
    private int release = 17;
    private boolean isPushed;

    Reader(String heading) {
      int bar = heading.indexOf('|');
      id = heading.substring(4, bar).strip();
      title = heading.substring(bar + 1).strip();
    }

    void line(String line) {
      if (line.startsWith("/// = ")) {
        expected.add(line.substring(6).strip());
      } else if (line.startsWith("/// run ")) {
        run.add(line.substring(8));
      } else if (line.equals("/// skip")) {
        isStatement = true;
      } else if (line.equals("/// pushed")) {
        isPushed = true;
      } else if (line.startsWith("/// release ")) {
        release = Integer.parseInt(line.substring(12).strip());
      } else if (!line.startsWith("/// note ")) {
        if (line.startsWith("///")) throw new IllegalStateException(id + ": " + line);
        members.add(line);
      }
    }

    Case read() {
      return new Case(id, title, expected.toString(), members.toString(), run.toString(), isStatement, release, isPushed);
    }
  }
}
