package refusals;

import weft.Coroutine;
import weft.Gen;
import weft.Generator;

class AnswerType {
  @Generator
  static Coroutine<Integer, String, Integer> initializer() {
    Integer n = Gen.ask(1);
    //          ^ [AnswerType]
    return Gen.end(n);
  }

  @Generator
  static Coroutine<Integer, String, Integer> written() {
    return Gen.end(Gen.<Integer>ask(1));
    //             ^ [AnswerType]
  }

  @Generator
  static Coroutine<Integer, Integer, Integer> conversionsAreFine() {
    long n = Gen.<Integer>ask(1);
    Number number = Gen.ask(2);
    int sum = Gen.<Integer>ask(3) + number.intValue();
    return Gen.end(sum);
  }

  @Generator
  static Coroutine<Integer, Object, Integer> anyObjectMayBeSent() {
    String s = Gen.ask(1);
    return Gen.end(s.length() + Gen.<Integer>ask(2));
  }

  @Generator
  static Coroutine<Integer, Object, Integer> array() {
    String.valueOf(Gen.ask(1));
    //             ^ [AnswerType]
    String.valueOf(Gen.<Object>ask(1));
    char[] chars = Gen.ask(1);
    return Gen.end(chars.length);
  }

  @Generator
  static Coroutine<Integer, Number, Object> castsAreFine() {
    return Gen.end(Gen.<Integer>ask(1));
  }
}
