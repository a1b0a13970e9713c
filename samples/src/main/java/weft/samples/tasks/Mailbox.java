package weft.samples.tasks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;

/** Messages between tasks, in the order in which they are sent. Each goes to one task, the one that waits longest. */
public final class Mailbox<M> {
  private final String name;
  private final Deque<M> messages = new ArrayDeque<>(2);
  private final Queue<Task<?>> waiting = new ArrayDeque<>(1);
  private final Wait<M> receive = new Receive();

  /** The name says in a report what a task waits for. */
  public Mailbox(String name) {
    this.name = name;
  }

  /** Leaves a message, which is not null, and waits for nothing. */
  public void send(M message) {
    Task<?> receiver = waiting.poll();
    if (receiver == null) messages.add(message);
    else receiver.wake(message);
  }

  /** The first message that nobody has received yet. */
  public Wait<M> receive() {
    return receive;
  }

  /** How many messages nobody has received yet. */
  public int size() {
    return messages.size();
  }

  private final class Receive extends Wait<M> {
    @Override
    void begin(Task<?> task) {
      M message = messages.poll();
      if (message == null) waiting.add(task);
      else task.wake(message);
    }

    @Override
    void giveUp(Task<?> task) {
      waiting.remove(task);
    }

    @Override
    @SuppressWarnings("unchecked") // only a message wakes a task that receives
    void takeBack(Object answer) {
      M message = (M) answer;
      Task<?> next = waiting.poll();
      if (next == null) messages.addFirst(message);
      else next.wake(message);
    }

    @Override
    public String toString() {
      return "waits for a message to " + name;
    }
  }
}
