package refusals;

import java.util.concurrent.CompletableFuture;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

class ResultType {
  @Generator
  static Coroutine<Integer, Object, Integer> text(boolean b) {
    if (b) return Gen.end("one");
    //                    ^ [ResultType]
    Gen.yield(1);
    return Gen.end(b ? 1 : 2L);
    //               ^ [ResultType]
  }

  @Generator
  static Coroutine<Integer, Object, Integer> fine(boolean b) {
    if (b) return Gen.end();
    Gen.yield(1);
    return text(b);
  }

  @Generator
  static CompletableFuture<Integer> future(CompletableFuture<String> stage) {
    if (stage == null) return Gen.end(1);
    return Gen.end(Gen.await(stage));
    //             ^ [ResultType]
  }
}
