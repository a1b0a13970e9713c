package weft.samples.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/**
 * A day in a chat, simulated by tasks in one thread: one for each room, two for each user, who writes lines now and then
 * and meanwhile reads what others write, and a host who waits for them all. The time is virtual, and chance comes from a
 * seed, so it is the same day each time.
 */
public final class Chat {
  private static final int TASKS_PER_ROOM = 20;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration QUIET = Duration.ofHours(12);

  /** What has happened on that day. */
  public record Summary(
      int rooms,
      int users,
      int tasksAtOnce,
      long linesWritten,
      long linesRead,
      int connectionsLost,
      Duration length,
      long digest) {}

  /** Why a user leaves early. */
  static final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What a user tells a room. */
  record Event(Kind kind, User user, int number) {}

  enum Kind { COMES, WRITES, LEAVES }

  /** What a room tells its users. */
  record Line(int user, int number) {}

  record Room(Mailbox<Event> events) {
    Room() {
      this(new Mailbox<>("a room"));
    }
  }

  record User(int number, Room room, SplittableRandom random, Mailbox<Line> lines) {
    User(int number, Room room, SplittableRandom random) {
      this(number, room, random, new Mailbox<>("a user"));
    }

    void tell(Kind kind, int line) {
      room.events().send(new Event(kind, this, line));
    }
  }

  private final Scheduler scheduler = new Scheduler(Time.virtual());
  private final SplittableRandom random;
  private long linesRead;
  private long digest;
  private long bytesInUse;

  /** A day that has not begun. */
  public Chat(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The day of so many tasks, of which a 20th are rooms. */
  public Summary simulate(int tasks) throws InterruptedException {
    int rooms = Math.max(1, tasks / TASKS_PER_ROOM - 1);
    int users = (tasks - rooms - 1) / 2;
    Task<Summary> host = scheduler.start(host(rooms, users));
    scheduler.run();
    return host.result();
  }

  @Generator
  private Coroutine<Wait<?>, Object, Summary> host(int roomCount, int userCount) {
    List<Room> rooms = new ArrayList<>();
    List<Task<?>> open = new ArrayList<>();
    for (int i = 0; i < roomCount; i++) {
      rooms.add(new Room());
      open.add(scheduler.start(room(rooms.get(i))));
    }
    List<Task<Integer>> users = new ArrayList<>();
    for (int i = 0; i < userCount; i++) {
      users.add(scheduler.start(write(new User(i, rooms.get(random.nextInt(roomCount)), random.split()))));
    }
    Gen.ask(Wait.sleep(HOUR));
    int tasksAtOnce = scheduler.alive();
    System.gc();
    bytesInUse = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

    long written = 0;
    int lost = 0;
    for (Task<Integer> user : users) {
      try {
        written += Gen.yieldAll(user.join().answer());
      } catch (ConnectionLost e) {
        lost++;
      }
    }
    for (Task<?> room : open) Gen.ask(room.join());
    Duration length = Duration.ofNanos(scheduler.now());
    return Gen.end(new Summary(roomCount, userCount, tasksAtOnce, written, linesRead, lost, length, digest));
  }

  /** Passes on what is written, until it is quiet. */
  @Generator
  private Coroutine<Wait<?>, Object, Void> room(Room room) {
    Set<User> present = new LinkedHashSet<>();
    try {
      while (true) {
        Event event = Gen.ask(room.events().receive().orTimeout(QUIET));
        switch (event.kind()) {
          case COMES -> present.add(event.user());
          case LEAVES -> present.remove(event.user());
          case WRITES -> {
            Line line = new Line(event.user().number(), event.number());
            for (User user : present) user.lines().send(line);
          }
        }
      }
    } catch (TimeoutException quiet) {
      return Gen.end();
    }
  }

  /** Comes within the first hour, writes some lines, and leaves; its result is their number. */
  @Generator
  private Coroutine<Wait<?>, Object, Integer> write(User user) {
    Task<Void> reading = scheduler.start(read(user));
    Gen.ask(Wait.sleep(uniform(user.random(), HOUR)));
    user.tell(Kind.COMES, 0);
    try {
      int lines = 1 + user.random().nextInt(2);
      for (int i = 1; i <= lines; i++) {
        Gen.ask(Wait.sleep(HOUR.plus(uniform(user.random(), HOUR))));
        if (user.random().nextInt(100) == 0) throw new ConnectionLost();
        user.tell(Kind.WRITES, i);
      }
      Gen.ask(Wait.sleep(HOUR));
      return Gen.end(lines);
    } finally {
      user.tell(Kind.LEAVES, 0);
      reading.cancel();
    }
  }

  private static Duration uniform(SplittableRandom random, Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }

  /** Reads until it is cancelled; what it has read, and in which order, goes into the digest. */
  @Generator
  private Coroutine<Wait<?>, Object, Void> read(User user) {
    long hash = user.number();
    try {
      while (true) {
        Line line = Gen.ask(user.lines().receive());
        hash = 31 * (31 * hash + line.user()) + line.number();
        linesRead++;
      }
    } finally {
      digest = 31 * digest + hash;
    }
  }

  /** Simulates a day with 100,000 tasks, or as many as the first argument says, from the seed that is the second one. */
  public static void main(String[] args) throws InterruptedException {
    int tasks = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 42;
    long began = System.nanoTime();
    Chat chat = new Chat(seed);
    Summary day = chat.simulate(tasks);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%,d users in %,d rooms: %,d tasks at once%n", day.users(), day.rooms(), day.tasksAtOnce());
    System.out.printf("%,d lines written, %,d read, %,d connections lost, in %d h %d min%n",
        day.linesWritten(), day.linesRead(), day.connectionsLost(), day.length().toHours(), day.length().toMinutesPart());
    System.out.printf("digest of what was read, and when: %016x%n", day.digest());
    System.out.printf("simulated in %.1f s by one thread; all in use after the first hour: %d MB, %d bytes for each task%n",
        seconds, chat.bytesInUse >> 20, chat.bytesInUse / day.tasksAtOnce());
  }
}
