package weft.samples.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/** A scheduler with virtual time, and tasks that note what happens when. */
abstract class TaskFixture {
  static final Duration HOUR = Duration.ofHours(1);
  final List<String> events = new ArrayList<>();
  final Mailbox<String> mailbox = new Mailbox<>("m");
  final Scheduler scheduler = new Scheduler(Time.virtual());

  static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }

  void event(String text) {
    events.add(scheduler.now() / 1_000_000_000 + " " + text);
  }

  @Generator
  Coroutine<Wait<?>, Object, String> ticks(String name, Duration... pauses) {
    event(name + " begins");
    for (Duration pause : pauses) {
      Gen.ask(Wait.sleep(pause));
      event(name);
    }
    return Gen.end(name + " has ended");
  }

  @Generator
  Coroutine<Wait<?>, Object, Void> receives(String name, int count) {
    for (int i = 0; i < count; i++) {
      String message = Gen.ask(mailbox.receive());
      event(name + " " + message);
    }
    return Gen.end();
  }

  @Generator
  Coroutine<Wait<?>, Object, Void> fails(Exception failure) throws Exception {
    Gen.ask(Wait.sleep(seconds(1)));
    throw failure;
  }
}
