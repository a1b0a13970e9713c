package refusals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

class AwaitInSequence {
  @Generator
  static Sequence<Integer> statement(CompletableFuture<Integer> stage) {
    Gen.await(stage);
 // ^ [AwaitInSequence]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> initializer(CompletableFuture<Integer> stage, Executor executor) {
    int n = Gen.await(stage, executor);
    //      ^ [AwaitInSequence]
    Gen.yield(n);
    return Gen.end();
  }

  @Generator
  static Coroutine<Integer, Integer, Integer> coroutine(CompletableFuture<Integer> stage) {
    return Gen.end(Gen.await(stage));
    //             ^ [AwaitInSequence]
  }

  static int outside(CompletableFuture<Integer> stage) {
    return Gen.await(stage);
    //     ^ [YieldOutsideGenerator]
  }

  @Generator
  static CompletableFuture<Runnable> lambda(CompletableFuture<Integer> stage) {
    return Gen.end((Runnable) () -> Gen.await(stage));
    //                              ^ [YieldInLambda]
  }

  @Generator
  static CompletableFuture<Integer> monitor(CompletableFuture<Integer> stage) {
    synchronized (stage) {
      Gen.await(stage);
   // ^ [YieldInSynchronized]
    }
    return Gen.end();
  }

  static <T> T any(T t) {
    return t;
  }

  @Generator
  static CompletableFuture<Integer> inferred(CompletableFuture<Integer> stage) {
    CompletableFuture<Integer> other;
    String.valueOf(Gen.await(other = any(stage)));
    String.valueOf(any(1) + Gen.await(stage));
    //             ^ [YieldInExpression]
    return Gen.end();
  }
}
