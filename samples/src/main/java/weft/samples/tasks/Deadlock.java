package weft.samples.tasks;

import java.util.List;

/** All tasks that are left wait, and nothing will wake them. The message says what for, and where in the source. */
public final class Deadlock extends IllegalStateException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 10;

  Deadlock(List<Task<?>> tasks) {
    super(text(tasks));
  }

  private static String text(List<Task<?>> tasks) {
    StringBuilder text = new StringBuilder();
    text.append(tasks.size()).append(tasks.size() == 1 ? " task waits" : " tasks wait").append(" for ever:");
    for (Task<?> task : tasks.subList(0, Math.min(tasks.size(), SHOWN))) text.append("\n  ").append(task);
    if (tasks.size() > SHOWN) text.append("\n  and ").append(tasks.size() - SHOWN).append(" more");
    return text.toString();
  }
}
