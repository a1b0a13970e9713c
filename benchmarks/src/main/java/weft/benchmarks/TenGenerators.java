package weft.benchmarks;

import java.util.List;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

/** Ten different generators. */
public final class TenGenerators {
  private TenGenerators() {}

  public static List<Sequence<Integer>> all(int n) {
    return List.of(zero(n), one(n), two(n), three(n), four(n), five(n), six(n), seven(n), eight(n), nine(n));
  }

  @Generator
  static Sequence<Integer> zero(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 3);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> one(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 4);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> two(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 5);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> three(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 6);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> four(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 7);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> five(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 8);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> six(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 9);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> seven(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 10);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> eight(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 11);
    return Gen.end();
  }

  @Generator
  static Sequence<Integer> nine(int n) {
    for (int i = 0; i < n; i++) Gen.yield(i * 12);
    return Gen.end();
  }
}
