package weft.benchmarks.peers;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;
import weft.benchmarks.Tree;

/** A generator on a continuation of tascalate-javaflow, whose Maven plugin rewrites the class files of the methods marked here. */
public final class JavaflowIterator implements Iterator<Integer> {
  private Continuation continuation;
  private boolean isReady;

  private JavaflowIterator(Runnable body) {
    continuation = Continuation.startSuspendedWith(body);
  }

  public static JavaflowIterator range(int n) {
    return new JavaflowIterator(new Range(n));
  }

  public static JavaflowIterator filter(int n) {
    return new JavaflowIterator(new Filter(n));
  }

  public static JavaflowIterator nested(int n) {
    return new JavaflowIterator(new Nested(n));
  }

  public static JavaflowIterator inOrder(Tree tree) {
    return new JavaflowIterator(new InOrder(tree));
  }

  @Override
  public boolean hasNext() {
    if (!isReady && continuation != null) {
      continuation = continuation.resume();
      isReady = true;
    }
    return continuation != null;
  }

  @Override
  public Integer next() {
    if (!hasNext()) throw new NoSuchElementException();
    isReady = false;
    return (Integer) continuation.value();
  }

  private record Range(int n) implements Runnable {
    @Override
    public @continuable void run() {
      for (int i = 0; i < n; i++) Continuation.suspend(i);
    }
  }

  private record Filter(int n) implements Runnable {
    @Override
    public @continuable void run() {
      for (int i = 0; i < n; i++) if (i % 7 == 3) Continuation.suspend(i);
    }
  }

  private record Nested(int n) implements Runnable {
    @Override
    public @continuable void run() {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          if (((i ^ j) & 3) == 0) Continuation.suspend(i * j);
        }
      }
    }
  }

  private record InOrder(Tree tree) implements Runnable {
    @Override
    public @continuable void run() {
      walk(tree);
    }

    private static @continuable void walk(Tree tree) {
      if (tree == null) return;
      walk(tree.left());
      Continuation.suspend(tree.value());
      walk(tree.right());
    }
  }
}
