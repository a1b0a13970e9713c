package weft.samples.tasks;

import java.util.PriorityQueue;

/** When time is up for tasks that wait, the earliest first; of those for the same instant, the one that was set first. */
final class Alarms {
  static final class Alarm implements Comparable<Alarm> {
    private final long instant;
    private final long number;
    private final Wait<?> wait;
    private final Task<?> task;
    private boolean isOff;

    private Alarm(long instant, long number, Wait<?> wait, Task<?> task) {
      this.instant = instant;
      this.number = number;
      this.wait = wait;
      this.task = task;
    }

    long instant() {
      return instant;
    }

    void ring() {
      task.alarmRings(wait);
    }

    @Override
    public int compareTo(Alarm other) {
      return instant == other.instant ? Long.compare(number, other.number) : Long.compare(instant, other.instant);
    }
  }

  /** With those that were turned off, as long as they are fewer than the others: to look for one would take longer. */
  private final PriorityQueue<Alarm> queue = new PriorityQueue<>();

  private int off;
  private long count;

  Alarm set(long instant, Wait<?> wait, Task<?> task) {
    Alarm alarm = new Alarm(instant, count++, wait, task);
    queue.add(alarm);
    return alarm;
  }

  void turnOff(Alarm alarm) {
    alarm.isOff = true;
    if (++off <= queue.size() / 2) return;
    queue.removeIf(each -> each.isOff);
    off = 0;
  }

  /** The first one that is set; null if there is none. */
  Alarm first() {
    while (!queue.isEmpty() && queue.peek().isOff) {
      queue.poll();
      off--;
    }
    return queue.peek();
  }

  void removeFirst() {
    queue.poll();
  }
}
