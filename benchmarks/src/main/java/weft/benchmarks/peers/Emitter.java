package weft.benchmarks.peers;

/** A body that hands its elements to a sink, and can be stopped in the sink. */
@FunctionalInterface
public interface Emitter<T> {
  void run(Sink<T> sink);

  /** Takes an element, and comes back when the next one is wanted. */
  @FunctionalInterface
  interface Sink<T> {
    void emit(T element);
  }

  static Emitter<Integer> range(int n) {
    return sink -> {
      for (int i = 0; i < n; i++) sink.emit(i);
    };
  }

  static Emitter<Integer> filter(int n) {
    return sink -> {
      for (int i = 0; i < n; i++) if (i % 7 == 3) sink.emit(i);
    };
  }

  static Emitter<Integer> nested(int n) {
    return sink -> {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          if (((i ^ j) & 3) == 0) sink.emit(i * j);
        }
      }
    };
  }

  static Emitter<Integer> inOrder(weft.benchmarks.Tree tree) {
    return sink -> walk(tree, sink);
  }

  private static void walk(weft.benchmarks.Tree tree, Sink<Integer> sink) {
    if (tree == null) return;
    walk(tree.left(), sink);
    sink.emit(tree.value());
    walk(tree.right(), sink);
  }
}
