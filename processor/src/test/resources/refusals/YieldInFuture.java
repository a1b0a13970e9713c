package refusals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import weft.Gen;
import weft.Generator;

class YieldInFuture {
  @Generator
  static CompletableFuture<Integer> one() {
    Gen.yield(1);
 // ^ [YieldInFuture]
    return Gen.end();
  }

  @Generator
  static CompletionStage<Integer> all() {
    Gen.yieldAll(List.of(1));
 // ^ [YieldInFuture]
    return Gen.end();
  }

  @Generator
  static CompletableFuture<Integer> ask() {
    Integer n = Gen.ask(1);
    //          ^ [YieldInFuture]
    return Gen.end(n);
  }

  @Generator
  static CompletableFuture<Integer> none() {
    return null;
    //     ^ [ReturnNull]
  }

  @Generator
  static Flow.Publisher<Integer> publisher() {
    Gen.yield(1);
    return Gen.end(1);
    //     ^ [ResultType]
  }

  @Generator
  static CompletableFuture<Integer> upstream() {
    Gen.yieldAll(publisher());
 // ^ [YieldInFuture]
    return Gen.end(1);
  }

  @Generator
  static Flow.Publisher<Integer> asked() {
    Integer n = Gen.ask(1);
    //          ^ [AnswerType]
    return Gen.end();
  }
}
