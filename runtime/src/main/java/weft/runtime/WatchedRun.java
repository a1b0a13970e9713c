package weft.runtime;

import java.lang.ref.Reference;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import weft.Coroutine;
import weft.DoubleGeneratorIterator;
import weft.GeneratorIterator;
import weft.IntGeneratorIterator;
import weft.LongGeneratorIterator;

/**
 * What users hold in place of a run while {@link Leaks} are reported. It is reachable until each call has returned, so that
 * a run is not taken for dropped while it executes.
 */
class WatchedRun<T, R extends GeneratorIterator<T>> implements GeneratorIterator<T> {
  final R run;

  WatchedRun(R run) {
    this.run = run;
  }

  @Override
  public final boolean hasNext() {
    try {
      return run.hasNext();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public final T next() {
    try {
      return run.next();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public final void forEachRemaining(Consumer<? super T> action) {
    try {
      run.forEachRemaining(action);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public final void close() {
    try {
      run.close();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public final String toString() {
    return run.toString();
  }

  @SuppressWarnings("overloads") // as in the interface
  static final class OfInt extends WatchedRun<Integer, IntGeneratorIterator> implements IntGeneratorIterator {
    OfInt(IntGeneratorIterator run) {
      super(run);
    }

    @Override
    public int nextInt() {
      try {
        return run.nextInt();
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    @Override
    public void forEachRemaining(IntConsumer action) {
      try {
        run.forEachRemaining(action);
      } finally {
        Reference.reachabilityFence(this);
      }
    }
  }

  @SuppressWarnings("overloads") // as in the interface
  static final class OfLong extends WatchedRun<Long, LongGeneratorIterator> implements LongGeneratorIterator {
    OfLong(LongGeneratorIterator run) {
      super(run);
    }

    @Override
    public long nextLong() {
      try {
        return run.nextLong();
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    @Override
    public void forEachRemaining(LongConsumer action) {
      try {
        run.forEachRemaining(action);
      } finally {
        Reference.reachabilityFence(this);
      }
    }
  }

  @SuppressWarnings("overloads") // as in the interface
  static final class OfDouble extends WatchedRun<Double, DoubleGeneratorIterator> implements DoubleGeneratorIterator {
    OfDouble(DoubleGeneratorIterator run) {
      super(run);
    }

    @Override
    public double nextDouble() {
      try {
        return run.nextDouble();
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    @Override
    public void forEachRemaining(DoubleConsumer action) {
      try {
        run.forEachRemaining(action);
      } finally {
        Reference.reachabilityFence(this);
      }
    }
  }

  static final class OfCoroutine<T, S, R> extends WatchedRun<T, CoroutineRun<T, S, R>> implements Coroutine<T, S, R> {
    OfCoroutine(CoroutineRun<T, S, R> run) {
      super(run);
    }

    @Override
    public T send(S answer) {
      try {
        return run.send(answer);
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    @Override
    public T raise(Throwable exception) {
      try {
        return run.raise(exception);
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    @Override
    public R result() {
      return run.result();
    }

    @Override
    public boolean isFinished() {
      return run.isFinished();
    }
  }
}
