package weft.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import weft.benchmarks.jmh.Workload;
import weft.benchmarks.run.Workloads;

/** What is compared must be the same work. */
final class WorkloadsTest {
  static List<Class<? extends Workload>> workloads() {
    return Workloads.all();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void allImplementationsGiveTheSame(Class<? extends Workload> type) throws ReflectiveOperationException {
    List<Method> methods = new ArrayList<>(Arrays.asList(type.getMethods())); // some are inherited
    methods.removeIf(method -> !method.isAnnotationPresent(Benchmark.class));
    methods.removeIf(method -> !Workloads.runsHere(method.getName()));
    methods.sort(Comparator.comparing(Method::getName));
    assertFalse(methods.isEmpty());
    Workload workload = type.getDeclaredConstructor().newInstance();
    Object expected = type.getMethod("byHand").invoke(workload);
    for (Method method : methods) {
      assertEquals(expected, method.invoke(workload), method.getName());
      assertEquals(expected, method.invoke(workload), method.getName() + ", once more");
    }
  }
}
