package weft.processor.fuzz;

import java.util.List;
import java.util.stream.Stream;
import weft.processor.fuzz.Piece.Body;
import weft.processor.fuzz.Statements.Oracle;
import weft.processor.testing.Program;

/**
 * A random program.
 *
 * @param methods its generator methods
 * @param run what calls them
 */
record FuzzProgram(long seed, Oracle oracle, Body methods, Body run) {
  /** Several programs as one class, which is much faster to compile. */
  static Program together(List<FuzzProgram> programs) {
    StringBuilder members = new StringBuilder(ProgramGenerator.members(programs.get(0).oracle));
    StringBuilder run = new StringBuilder();
    for (FuzzProgram program : programs) {
      members.append("// seed ").append(program.seed).append('\n').append(program.methods.text(""));
      run.append(program.run.text(""));
    }
    return new Program("Fuzz", members.toString(), run.toString());
  }

  Program alone() {
    return together(List.of(this));
  }

  /** The same with a little less in it; most of that will not compile. */
  Stream<FuzzProgram> smaller() {
    Stream<FuzzProgram> lessRun = run.smaller().map(less -> new FuzzProgram(seed, oracle, methods, less));
    return Stream.concat(lessRun, methods.smaller().map(less -> new FuzzProgram(seed, oracle, less, run)));
  }

  int size() {
    return methods.text("").length() + run.text("").length();
  }

  @Override
  public String toString() {
    return "// seed " + seed + " " + oracle + "\n" + methods.text("") + "// run:\n" + run.text("");
  }
}
