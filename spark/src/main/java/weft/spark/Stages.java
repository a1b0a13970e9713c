package weft.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;
import weft.GeneratorIterator;
import weft.Sequence;

/**
 * What generators make of a sequence. It goes to the executors, so it must not capture anything that is not serializable; the
 * runs stay where they are.
 */
@FunctionalInterface
public interface Stages<T, R> extends Serializable {
  /** The last stage over the elements of a source. */
  Sequence<R> over(Sequence<T> source);

  /**
   * The function that Spark maps a partition by. It pulls one element at a time through the stages, and when its task ends,
   * having taken all or not, they are closed.
   */
  default FlatMapFunction<Iterator<T>, R> ofPartition() {
    return partition -> {
      GeneratorIterator<R> run = over(Sequence.from(() -> partition)).iterator();
      TaskCompletionListener close = task -> run.close();
      TaskContext.get().addTaskCompletionListener(close);
      return run;
    };
  }
}
