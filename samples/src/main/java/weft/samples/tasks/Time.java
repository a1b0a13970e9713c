package weft.samples.tasks;

import java.util.concurrent.TimeUnit;

/** The time that tasks sleep by, in nanoseconds since it began. */
public interface Time {
  /** What time it is. */
  long now();

  /** Lets time pass while no task can do anything; may return early. */
  void passUntil(long instant) throws InterruptedException;

  /** The time of this machine. */
  static Time real() {
    long began = System.nanoTime();
    return new Time() {
      @Override
      public long now() {
        return System.nanoTime() - began;
      }

      @Override
      public void passUntil(long instant) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(instant - now());
      }
    };
  }

  /** A time that passes only while all tasks wait, and then at once: what a task does takes none. */
  static Time virtual() {
    return new Time() {
      private long now;

      @Override
      public long now() {
        return now;
      }

      @Override
      public void passUntil(long instant) {
        now = instant;
      }
    };
  }
}
