package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import weft.Gen;
import weft.Generator;

/** The publisher verification of the Reactive Streams TCK, which is a class of TestNG. */
class PublisherVerificationTest {
  /** How long to wait for a signal, at the most, and for there to be none. */
  private static final TestEnvironment ENVIRONMENT = new TestEnvironment(5_000, 200);

  private static final List<String> OF_FAILED_PUBLISHERS =
      List.of(
          "optional_spec104_mustSignalOnErrorWhenFails",
          "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwillingToServeThemRejectionMustTriggerOnErrorAfterOnSubscribe");

  @Generator
  static Flow.Publisher<Long> yielded(long n) {
    for (long i = 0; i < n; i++) Gen.yield(i);
    return Gen.end();
  }

  @Generator
  static Flow.Publisher<Long> awaited(long n) {
    for (long i = 0; i < n; i++) {
      long k = i;
      Gen.yield(Gen.await(CompletableFuture.supplyAsync(() -> k)));
    }
    return Gen.end();
  }

  @Generator
  static Flow.Publisher<Long> delegated(long n) {
    if (n < 2) return awaited(n);
    Gen.yieldAll(yielded(1));
    Gen.yieldAll(awaited(n - 2));
    return yielded(1);
  }

  /** Elements that are there at once. */
  public static final class Yielding extends FlowPublisherVerification<Long> {
    public Yielding() {
      super(ENVIRONMENT);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
      return yielded(elements);
    }

    /** A run fails when it runs: none does before something is requested. */
    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
      return null;
    }
  }

  /** Elements that come from other threads. */
  public static final class Awaiting extends FlowPublisherVerification<Long> {
    public Awaiting() {
      super(ENVIRONMENT);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
      return awaited(elements);
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
      return null;
    }
  }

  /** Elements of other publishers. */
  public static final class Delegating extends FlowPublisherVerification<Long> {
    public Delegating() {
      super(ENVIRONMENT);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
      return delegated(elements);
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
      return null;
    }
  }

  @Test
  void yieldingPublisherPasses() {
    verify(Yielding.class);
  }

  @Test
  void awaitingPublisherPasses() {
    verify(Awaiting.class);
  }

  @Test
  void delegatingPublisherPasses() {
    verify(Delegating.class);
  }

  private static void verify(Class<?> verification) {
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG tests = new TestNG(false);
    tests.setVerbose(0);
    tests.setTestClasses(new Class<?>[] {verification});
    tests.addListener(results);
    tests.run();
    List<String> failures = results.getFailedTests().stream().map(test -> test.getName() + ": " + test.getThrowable()).toList();
    assertEquals(List.of(), failures);
    assertEquals(29, results.getPassedTests().size());
    List<String> skipped = results.getSkippedTests().stream().map(ITestResult::getName).toList();
    assertEquals(OF_FAILED_PUBLISHERS, skipped.stream().filter(name -> !name.startsWith("untested_")).toList());
  }
}
