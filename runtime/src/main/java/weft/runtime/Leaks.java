package weft.runtime;

import java.lang.StackWalker.StackFrame;
import java.lang.ref.Cleaner;
import java.util.Set;
import weft.Coroutine;
import weft.DoubleGeneratorIterator;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.LongGeneratorIterator;

/**
 * Reports runs that are dropped while a {@code finally} block or a resource is pending, with {@code -Dweft.leaks=warn}: by
 * the {@link System.Logger} {@code weft.leaks}, with the place where the run was created and the one where it is
 * suspended. Nothing is closed then: a {@code finally} block does not expect to run at any time on any thread.
 *
 * <p>Users are handed a {@link WatchedRun} in place of the run. Once that is collected, nobody can close the run any more.
 * So runs themselves are as they were, and cost nothing where nothing is reported. What a run refers to stays alive a
 * little longer; one whose body holds its own iterator is never reported.
 */
final class Leaks {
  static final boolean ARE_REPORTED = "warn".equals(System.getProperty("weft.leaks"));

  private static final Set<String> OWN_PACKAGES = Set.of("weft", "weft.runtime");

  /** A class of its own, so that there is no thread where nothing is reported. */
  private static final class Reporter {
    static final Cleaner CLEANER = Cleaner.create();
    static final System.Logger LOGGER = System.getLogger("weft.leaks");
  }

  /** Runs when the handle on {@code dropped} has been collected. */
  private record Report(Run<?> dropped, String created) implements Runnable {
    @Override
    public void run() {
      if (!dropped.isPending()) return;
      Reporter.LOGGER.log(
          System.Logger.Level.WARNING,
          dropped + " was dropped without close(), so finally blocks or resources stay pending; created at " + created);
    }
  }

  private Leaks() {}

  private static <H extends GeneratorIterator<?>> H register(H handle, Run<?> run) {
    Reporter.CLEANER.register(handle, new Report(run, creator(run.getClass().getNestHost())));
    return handle;
  }

  /** A handle of the interface that the run has, if its slot is primitive. */
  @SuppressWarnings("unchecked") // the elements of a run with a primitive slot are boxes of that type
  static <T> GeneratorIterator<T> watch(Run<T> run) {
    if (run instanceof IntRun ints) return (GeneratorIterator<T>) watch(ints);
    if (run instanceof LongRun longs) return (GeneratorIterator<T>) watch(longs);
    if (run instanceof DoubleRun doubles) return (GeneratorIterator<T>) watch(doubles);
    return register(new WatchedRun<>(run), run);
  }

  static IntGeneratorIterator watch(IntRun run) {
    return register(new WatchedRun.OfInt(run), run);
  }

  static LongGeneratorIterator watch(LongRun run) {
    return register(new WatchedRun.OfLong(run), run);
  }

  static DoubleGeneratorIterator watch(DoubleRun run) {
    return register(new WatchedRun.OfDouble(run), run);
  }

  static <T, S, R> Coroutine<T, S, R> watch(CoroutineRun<T, S, R> run) {
    return register(new WatchedRun.OfCoroutine<>(run), run);
  }

  /**
   * Who has asked for the run: not what is ours, nor the factory in {@code companion}, nor the method that calls that. Where
   * it is the body of another generator, the line of the source.
   */
  private static String creator(Class<?> companion) {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> {
      String factory = null;
      for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
        Class<?> type = frame.getDeclaringClass();
        SourceLines lines = RunClassFile.lines(type);
        if (lines != null) {
          return lines.inSource(frame.toStackTraceElement()).toString();
        } else if (type == companion) {
          factory = frame.getMethodName();
        } else if (frame.getMethodName().equals(factory)) {
          factory = null;
        } else if (!OWN_PACKAGES.contains(type.getPackageName()) && !type.getName().startsWith("java.")) {
          return frame.toStackTraceElement().toString();
        }
      }
      return "an unknown place";
    });
  }
}
