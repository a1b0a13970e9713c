package weft.samples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.LongConsumer;
import weft.Gen;
import weft.Generator;
import weft.GeneratorIterator;
import weft.Sequence;

/**
 * Cooperative multitasking in one thread. A task is a generator that yields when its turn is over; the scheduler is a
 * generator too, which gives every task one turn after the other. A suspended task is one small object, so there may be
 * hundreds of thousands of them. {@link weft.samples.tasks.Scheduler} is one whose tasks wait instead of asking again.
 */
public final class RoundRobin {
  private RoundRobin() {}

  /** What a task did with its turn. */
  public enum Turn {
    /** It went on with its work. */
    WORKED,
    /** It could not go on before another task does. */
    WAITED
  }

  /** A queue between two tasks. It holds two elements at most, so that neither task runs far ahead of the other. */
  static final class Channel {
    private static final int CAPACITY = 2;

    private final long[] elements = new long[CAPACITY];
    private int first;
    private int size;
    private boolean finished;

    boolean isFull() {
      return size == CAPACITY;
    }

    boolean isEmpty() {
      return size == 0;
    }

    void put(long element) {
      if (isFull()) throw new IllegalStateException("full");
      elements[(first + size++) % CAPACITY] = element;
    }

    long take() {
      if (isEmpty()) throw new IllegalStateException("empty");
      long element = elements[first];
      first = (first + 1) % CAPACITY;
      size--;
      return element;
    }

    void finish() {
      finished = true;
    }

    /** Whether nothing is left and nothing will come. */
    boolean isFinished() {
      return finished && isEmpty();
    }
  }

  /** Gives each task one turn after the other until all have ended; delivers what each of them yields. */
  @Generator
  static <T> Sequence<T> schedule(List<Sequence<T>> tasks) {
    Queue<GeneratorIterator<T>> ready = new ArrayDeque<>();
    try {
      for (Sequence<T> task : tasks) ready.add(task.iterator());
      while (!ready.isEmpty()) {
        GeneratorIterator<T> task = ready.remove();
        if (task.hasNext()) {
          ready.add(task);
          Gen.yield(task.next());
        }
      }
    } finally {
      for (GeneratorIterator<T> task : ready) task.close();
    }
    return Gen.end();
  }

  /** A task that produces the numbers from 1 to {@code count}. */
  @Generator
  static Sequence<Turn> produce(int count, Channel out) {
    for (int i = 1; i <= count; i++) {
      while (out.isFull()) Gen.yield(Turn.WAITED);
      out.put(i);
      Gen.yield(Turn.WORKED);
    }
    out.finish();
    return Gen.end();
  }

  /** A task that passes on the square of each number. */
  @Generator
  static Sequence<Turn> square(Channel in, Channel out) {
    while (!in.isFinished()) {
      if (in.isEmpty() || out.isFull()) {
        Gen.yield(Turn.WAITED);
      } else {
        long number = in.take();
        out.put(number * number);
        Gen.yield(Turn.WORKED);
      }
    }
    out.finish();
    return Gen.end();
  }

  /** A task that gives each number to {@code consumer}; it is slow, and takes two turns for each. */
  @Generator
  static Sequence<Turn> consume(Channel in, LongConsumer consumer) {
    while (!in.isFinished()) {
      if (in.isEmpty()) {
        Gen.yield(Turn.WAITED);
      } else {
        long number = in.take();
        Gen.yield(Turn.WORKED);
        consumer.accept(number);
        Gen.yield(Turn.WORKED);
      }
    }
    return Gen.end();
  }

  /** The three tasks of each of {@code pipelines} pipelines, through each of which {@code count} numbers go. */
  static List<Sequence<Turn>> pipelines(int pipelines, int count, LongConsumer consumer) {
    List<Sequence<Turn>> tasks = new ArrayList<>();
    for (int i = 0; i < pipelines; i++) {
      Channel numbers = new Channel();
      Channel squares = new Channel();
      tasks.add(produce(count, numbers));
      tasks.add(square(numbers, squares));
      tasks.add(consume(squares, consumer));
    }
    return tasks;
  }

  /** Prints the turns of three tasks, then runs 300,000 tasks, or three times as many as the first argument says. */
  public static void main(String[] args) {
    List<Sequence<String>> clocks = List.of(tick("tick", 3), tick("tock", 2), tick("tack", 4));
    System.out.println(String.join(" ", schedule(clocks)));

    int pipelines = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    long[] sum = {0};
    List<Sequence<Turn>> tasks = pipelines(pipelines, 10, square -> sum[0] += square);
    long worked = 0;
    long waited = 0;
    long began = System.nanoTime();
    for (Turn turn : schedule(tasks)) {
      if (turn == Turn.WORKED) worked++;
      else waited++;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%,d tasks worked in %,d turns and waited in %,d, in one thread and %.1f s%n",
        tasks.size(), worked, waited, seconds);
    System.out.printf("the sum of their squares is %,d%n", sum[0]);
  }

  /** A task that says a word at each of its turns. */
  @Generator
  static Sequence<String> tick(String word, int times) {
    for (int i = 1; i <= times; i++) Gen.yield(word + i);
    return Gen.end();
  }
}
