package refusals;

import weft.Coroutine;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** Nobody talks to a sequence, as [AnswerType] and [ResultType] say. */
class TalkInSequence {
  @Generator
  static Coroutine<Integer, Object, Object> talk() {
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> nobodyAnswers() {
    Gen.ask(1);
 // ^ [AnswerType]
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> sequence() {
    Gen.yield(1);
    return Gen.end(1);
    //     ^ [ResultType]
  }

  @Generator
  static Sequence<Integer> noResult() {
    Object o = Gen.yieldAll(talk());
    //         ^ [ResultType]
    Gen.yieldAll(talk());
    return Gen.end();
  }
}
