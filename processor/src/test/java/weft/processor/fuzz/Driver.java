package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.processor.fuzz.Piece.Body;

/** What is done, from outside, with the run of a method that is talked to or waits. */
final class Driver {
  private static final String[] EXCEPTIONS = {
    "new Boom(\"r\")", "new Boom(\"q\")", "new IOException(\"ri\")", "new IllegalStateException(\"rs\")", "new Error(\"re\")"
  };

  private final Random random;

  /** Whether runs are closed, or cancelled. */
  private final boolean closes;

  Driver(Random random, boolean closes) {
    this.random = random;
    this.closes = closes;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Calls the method, and does a few things with what it returns. */
  Piece drive(Signature method, String call, int fuel) {
    String head = "{ start(" + fuel + "); log(\"" + method.name() + "\"); ";
    if (method.isCoroutine()) return talk(method, head + "var it = " + call + ";");
    if (method.isPublisher()) return subscribe(head + "var sub = new Sub(" + call + ");");
    if (method.isFuture()) return await(method, head + "var f = " + call + ".toCompletableFuture(); outcome(f);");
    return Piece.of(head + "drain(" + call + "); finish(); }");
  }

  private Piece talk(Signature method, String head) {
    List<Piece> steps = new ArrayList<>();
    if (chance(85)) steps.add(Piece.of("nx(it);"));
    int count = 1 + random.nextInt(9);
    for (int i = 0; i < count; i++) steps.add(Piece.of(talk(method.answer())));
    String last = chance(70) || !closes ? "finished(it); " : "";
    return Piece.of(head, new Body(steps), (closes ? "close(it); " : "") + last + "finish(); }");
  }

  private String talk(String answer) {
    int dice = random.nextInt(100);
    if (dice < 55) return "send(it, " + answer(answer) + ");";
    if (dice < 70) return "nx(it);";
    if (dice < 76) return "hn(it);";
    if (dice < 88) return "raise(it, " + EXCEPTIONS[random.nextInt(EXCEPTIONS.length)] + ");";
    if (dice < 92 && closes) return "close(it);";
    return chance(50) ? "finished(it);" : "step(it);";
  }

  private String answer(String type) {
    String any = type.equals("Object") ? new String[] {"Integer", "Integer", "String", "Boolean"}[random.nextInt(4)] : type;
    if (chance(4)) return "null";
    return switch (any) {
      case "Integer" -> String.valueOf(random.nextInt(7));
      case "String" -> "\"s" + random.nextInt(5) + "\"";
      case "Boolean" -> chance(50) ? "true" : "false";
      default -> random.nextInt(5) + "L";
    };
  }

  private Piece await(Signature method, String head) {
    List<Piece> steps = new ArrayList<>();
    int count = random.nextInt(8);
    int cancelAt = closes && chance(60) ? random.nextInt(Math.min(3, count + 1)) : -1;
    for (int i = 0; i <= count; i++) {
      if (i == cancelAt) steps.add(Piece.of(stop(method) + " outcome(f);"));
      steps.add(Piece.of(chance(85) ? "turn();" : "outcome(f);"));
    }
    String watched = chance(30) ? " f.whenComplete((v, t) -> log(\"done\"));" : "";
    return Piece.of(head + watched, new Body(steps), "settle(); outcome(f); finish(); }");
  }

  private String stop(Signature method) {
    if (chance(70)) return "f.cancel(true);";
    if (chance(50)) return "f.completeExceptionally(" + EXCEPTIONS[random.nextInt(EXCEPTIONS.length)] + ");";
    return method.result().equals("Integer") ? "f.complete(99);" : "f.complete(null);";
  }

  private Piece subscribe(String head) {
    List<Piece> steps = new ArrayList<>();
    int count = 1 + random.nextInt(9);
    for (int i = 0; i < count; i++) {
      int dice = random.nextInt(100);
      if (dice < 45) {
        steps.add(Piece.of("sub.want(" + (1 + random.nextInt(3)) + ");"));
      } else if (dice < 90 || !closes) {
        steps.add(Piece.of("turn();"));
      } else {
        steps.add(Piece.of(chance(70) ? "sub.subscription.cancel();" : "sub.want(0);"));
      }
    }
    return Piece.of(head, new Body(steps), "settle(); " + (chance(50) ? "sub.want(50); settle(); " : "") + "finish(); }");
  }
}
