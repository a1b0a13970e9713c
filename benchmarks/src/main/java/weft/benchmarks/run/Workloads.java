package weft.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import weft.benchmarks.jmh.AwaitCompleted;
import weft.benchmarks.jmh.AwaitIncomplete;
import weft.benchmarks.jmh.BalancedTree;
import weft.benchmarks.jmh.ChainOfFive;
import weft.benchmarks.jmh.ChainOfFiveWhole;
import weft.benchmarks.jmh.ChainOfTen;
import weft.benchmarks.jmh.ChainOfTenWhole;
import weft.benchmarks.jmh.ChainOfThree;
import weft.benchmarks.jmh.ChainOfThreeWhole;
import weft.benchmarks.jmh.DeepTree;
import weft.benchmarks.jmh.Fibonacci;
import weft.benchmarks.jmh.FieldsAndMethods;
import weft.benchmarks.jmh.Filter;
import weft.benchmarks.jmh.First;
import weft.benchmarks.jmh.Flatten;
import weft.benchmarks.jmh.ForEach;
import weft.benchmarks.jmh.Lines;
import weft.benchmarks.jmh.Links;
import weft.benchmarks.jmh.Megamorphic;
import weft.benchmarks.jmh.Nested;
import weft.benchmarks.jmh.NoElement;
import weft.benchmarks.jmh.Objects;
import weft.benchmarks.jmh.OneElement;
import weft.benchmarks.jmh.Permutations;
import weft.benchmarks.jmh.Pipeline;
import weft.benchmarks.jmh.Range;
import weft.benchmarks.jmh.Send;
import weft.benchmarks.jmh.StreamSum;
import weft.benchmarks.jmh.TryFinally;
import weft.benchmarks.jmh.TwoElements;
import weft.benchmarks.jmh.VeryDeepTree;
import weft.benchmarks.jmh.Workload;

/** All workloads, in the order of the report. */
public final class Workloads {
  /** Workloads with a table of their own. */
  record Group(String title, List<Class<? extends Workload>> workloads) {}

  static final List<Group> GROUPS = List.of(
      new Group("Generators", List.of(
          Range.class, Fibonacci.class, Filter.class, Nested.class, Objects.class, Flatten.class, Pipeline.class, Lines.class,
          TryFinally.class, ForEach.class, StreamSum.class, BalancedTree.class, DeepTree.class, VeryDeepTree.class, Permutations.class,
          Megamorphic.class, First.class, NoElement.class, OneElement.class, TwoElements.class)),
      new Group("Chains of operations", List.of(
          ChainOfThree.class, ChainOfFive.class, ChainOfTen.class, ChainOfThreeWhole.class, ChainOfFiveWhole.class, ChainOfTenWhole.class)),
      new Group("Private members", List.of(FieldsAndMethods.class, Links.class)),
      new Group("Coroutines and async", List.of(Send.class, AwaitCompleted.class, AwaitIncomplete.class)));

  private Workloads() {}

  public static List<Class<? extends Workload>> all() {
    List<Class<? extends Workload>> all = new ArrayList<>();
    for (Group group : GROUPS) all.addAll(group.workloads());
    return all;
  }

  /** Continuations and virtual threads need Java 21, and the former an option. */
  public static boolean runsHere(String implementation) {
    if (implementation.equals("virtualThread")) return Runtime.version().feature() >= 21;
    if (!implementation.equals("continuation")) return true;
    return Runtime.version().feature() >= 21
        && Object.class.getModule().isExported("jdk.internal.vm", Workloads.class.getModule());
  }
}
