package weft.processor.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import weft.processor.fuzz.Piece.Body;
import weft.processor.testing.Differential;
import weft.processor.testing.Program;
import weft.processor.testing.ThreadOracle;

/**
 * A random program.
 *
 * @param methods its generator methods
 * @param run what calls them
 * @param imports whether it imports what it can of its common members
 */
record FuzzProgram(long seed, Oracle oracle, Body methods, Body run, boolean imports) {
  /** The oracle does not close a program that catches everything. */
  private static final String CATCHES = "static void catches() { try { log(); } catch (Throwable t) { boom(\"t\"); } }\n";

  Program program() {
    return program("Fuzz" + Long.toString(seed).replace('-', 'm') + "CFDTAP".charAt(oracle.ordinal()));
  }

  /** Why each of several programs fails, if it does. */
  static Map<Program, Throwable> failures(Map<FuzzProgram, Program> programs, List<String> options) {
    List<Program> pushing = new ArrayList<>();
    List<Program> threaded = new ArrayList<>();
    programs.forEach((program, text) -> (program.oracle.isThreaded() ? threaded : pushing).add(text));
    UnaryOperator<String> calls = options.contains(CompanionCalls.OPTION) ? CompanionCalls::in : UnaryOperator.identity();
    Map<Program, Throwable> failures = new HashMap<>();
    if (!pushing.isEmpty()) failures.putAll(Differential.failures(pushing, beside(), options, calls));
    if (!threaded.isEmpty()) failures.putAll(ThreadOracle.failures(threaded, beside(), options, calls));
    return failures;
  }

  /** The source that the oracle compiles. */
  String oracleSource() {
    return oracle.isThreaded() ? ThreadOracle.source(program()) : Differential.pushSource(program());
  }

  /** What the oracle writes; {@code beside} are the sources of classes that the program uses. */
  String trace(Map<String, String> beside) {
    return oracle.isThreaded() ? ThreadOracle.trace(program(), beside) : Differential.trace(program(), beside);
  }

  /** Whether the oracle cannot judge it. */
  boolean isRejected() {
    return !oracle.isThreaded() && Differential.rejection(program()) != null;
  }

  /** The sources of the classes that programs use. */
  static Map<String, String> beside() {
    return Map.of(CommonMembers.ELSEWHERE, CommonMembers.elsewhere());
  }

  /** The same as a class that depends on nothing. */
  FuzzProgram alone() {
    return new FuzzProgram(seed, oracle, methods, run, false);
  }

  private Program program(String className) {
    String generators = methods.text("");
    String members = CommonMembers.usedBy(generators + run.text(""), imports) + (oracle == Oracle.DRAINED || oracle.isThreaded() ? CATCHES : "") + generators;
    return new Program(className, named(members, className), named(run.text(""), className), imports ? CommonMembers.IMPORTS : "");
  }

  private static String named(String text, String className) {
    return text.replaceAll("\\b" + CommonMembers.CLASS + "\\b", className);
  }

  /** In the form of {@code cases-fuzz.txt}, with an id that is to be replaced. */
  String asCase(String title, String expected) {
    Program program = alone().program("FUZ_99");
    StringBuilder text = new StringBuilder("/// FUZ-99 | " + title + "\n/// = " + expected + "\n");
    text.append(program.members());
    program.run().lines().forEach(line -> text.append("/// run ").append(line).append('\n'));
    return text.toString();
  }

  /** The same with a little less in it; most of that will not compile. */
  Stream<FuzzProgram> smaller() {
    Stream<FuzzProgram> lessRun = run.smaller().map(less -> new FuzzProgram(seed, oracle, methods, less, imports));
    return Stream.concat(lessRun, methods.smaller().map(less -> new FuzzProgram(seed, oracle, less, run, imports)));
  }

  int size() {
    return methods.text("").length() + run.text("").length();
  }

  @Override
  public String toString() {
    return "// seed " + seed + " " + oracle + (imports ? ", imports" : "") + "\n" + methods.text("") + "// run:\n" + run.text("");
  }
}
