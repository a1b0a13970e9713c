package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import weft.processor.flow.Block;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Liveness;
import weft.processor.flow.Region;
import weft.processor.flow.Step;
import weft.processor.flow.Terminator;
import weft.processor.flow.Variable;
import weft.processor.layout.Shape;
import weft.processor.source.AnonymousClass;
import weft.processor.source.Body;

/** Where each variable of a template method lives in what is generated, and under which name. */
final class Storage {
  /** What a variable becomes. */
  enum Place {
    /** It is declared inside a statement that stays whole, and stays there. */
    INLINE,
    /** A local, declared where the source declares it. */
    LOCAL,
    /** A local of {@code advance()}, declared at its top: it is used in several blocks, but across no suspension. */
    TOP,
    /** A field: it is live across a suspension, or an argument. */
    FIELD,
    /** A constant: case labels and narrowing conversions need it as one. */
    CONSTANT,
    /** A local class that captures nothing, and is a member of the run class. */
    MEMBER
  }

  /** The case whose labels declare a binding. */
  private record Case(Terminator.Switch choice, Terminator.Case label) {}

  /** The names of the runtime's that {@code advance()} uses. */
  private static final Set<String> RESERVED = Set.of("state", "value", "DONE", "VALUE", "DELEGATE", "CONTINUE", "RUNNING", "FINISHED", "EXECUTING");

  /** The other fields of runs. Only javac 17 sees them, where it looks for the binding that a lambda in an argument names. */
  private static final Set<String> HIDDEN =
      Set.of(
          "ready", "driving", "isSteady", "leaf", "parent", "failure", // of all
          "answer", "result", "hasResult", // of coroutines
          "signals", "isStopped", "isAbandoned", "isOver", "awaited", "wait", // of all that wait
          "future", "requested", "subscriber", "misuse");

  private final Body body;
  private final Map<Variable, Place> places = new LinkedHashMap<>();
  private final Map<Variable, String> names = new HashMap<>();
  private final Set<String> namesGiven = new HashSet<>();
  private final Map<Variable, String> patternNames = new HashMap<>();
  private final Map<Variable, Case> cases = new HashMap<>();
  private final Set<String> nestedNames = new HashSet<>();
  private final Set<String> typeNames = new HashSet<>();
  private String next;
  private final Set<String> taken;
  /** By its base: the next number of a name, all before it being taken. */
  private final Map<String, Integer> numbers = new HashMap<>();
  private Set<String> declared;

  private Storage(Body body, Set<String> taken) {
    this.body = body;
    this.taken = taken;
  }

  /**
   * @param arguments the variables that the run is constructed with
   * @param parts the methods that the body becomes
   * @param text the names in the text of the body: one that is made up is none of them
   */
  static Storage of(
      FlowGraph graph, Liveness liveness, List<Variable> arguments, AdvanceParts parts, SourceNames text, Body body) {
    Storage storage = new Storage(body, new HashSet<>(text.identifiers()));
    storage.place(graph, liveness, arguments, parts.shape());
    SharedClasses.place(storage.places, graph, body);
    storage.typeNames.addAll(text.ownerNames());
    storage.nestedNames.addAll(text.nestedDeclarations());
    storage.name(new HashSet<>(text.nestedDeclarations()));
    if (parts.usesNext()) storage.next = storage.fresh("next");
    return storage;
  }

  /** Where the whole body stays as it is written: variables are declared by its text, and the arguments before it. */
  static Storage asWritten(List<Variable> arguments, SourceNames text, Body body) {
    Storage storage = new Storage(body, new HashSet<>(text.identifiers()));
    storage.nestedNames.addAll(text.nestedDeclarations());
    List<Variable> variables = new ArrayList<>(body.names().variables());
    variables.addAll(arguments);
    for (Variable variable : variables) {
      storage.places.put(variable, Place.INLINE);
    }
    for (Variable variable : variables) {
      boolean isBinding = variable.kind() == Variable.Kind.BINDING && storage.isDeclaredAgain(variable);
      storage.names.computeIfAbsent(variable, v -> isBinding || isMadeUp(v) ? storage.fresh(v.name()) : v.name());
    }
    return storage;
  }

  private void place(FlowGraph graph, Liveness liveness, List<Variable> arguments, Shape layout) {
    Map<Variable, Set<Block>> blocks = new LinkedHashMap<>();
    Map<Variable, Set<Block>> declaredIn = new HashMap<>();
    Set<Variable> assigned = new LinkedHashSet<>();
    Set<Variable> suspended = new LinkedHashSet<>();
    for (Variable argument : arguments) blocks.put(argument, new LinkedHashSet<>());
    for (Block block : graph.blocks()) {
      for (Step step : block.steps()) {
        for (Variable variable : step.mentions()) blocks.computeIfAbsent(variable, v -> new LinkedHashSet<>()).add(block);
        if (step instanceof Step.Assign assign) {
          if (assign.declares()) declaredIn.computeIfAbsent(assign.target(), v -> new LinkedHashSet<>()).add(block);
          if (!assign.declares()) assigned.add(assign.target());
        }
        if (step instanceof Step.Bind bind) declaredIn.computeIfAbsent(bind.binding(), v -> new LinkedHashSet<>()).add(block);
      }
      if (block.terminator().code() != null) {
        for (Variable variable : block.terminator().code().mentions()) {
          blocks.computeIfAbsent(variable, v -> new LinkedHashSet<>()).add(block);
        }
      }
      for (Region.Handler handler : FlowGraph.handlersOf(block)) {
        declaredIn.computeIfAbsent(handler.parameter(), v -> new LinkedHashSet<>()).add(handler.entry());
        blocks.computeIfAbsent(handler.parameter(), v -> new LinkedHashSet<>()).add(handler.entry());
      }
      suspended.addAll(liveness.across(block));
      if (block.terminator() instanceof Terminator.Switch choice) placeCases(choice);
    }
    blocks.forEach(
        (variable, users) -> {
          boolean isDeclared = graph.declares(variable) || declaredIn.containsKey(variable);
          boolean isHere = users.size() <= 1 && (!isDeclared || users.equals(declaredIn.get(variable)));
          Place place = place(variable, arguments, isDeclared, assigned, suspended.contains(variable), isHere);
          boolean canStay = place == Place.TOP && canStay(variable, declaredIn.getOrDefault(variable, Set.of()), layout);
          places.put(variable, canStay ? Place.LOCAL : place);
        });
  }

  private void placeCases(Terminator.Switch choice) {
    for (Terminator.Case c : choice.cases()) {
      for (Step step : c.target().steps()) if (step instanceof Step.Bind bind) cases.put(bind.binding(), new Case(choice, c));
    }
  }

  /** A {@code var} whose type cannot be written is declared where the source declares it, if that is enough. */
  private boolean canStay(Variable variable, Set<Block> declaredIn, Shape layout) {
    boolean hasValue = variable.declaration() instanceof VariableTree tree && tree.getType() == null && tree.getInitializer() != null;
    return hasValue
        && variable.kind() == Variable.Kind.LOCAL
        && declaredIn.size() == 1
        && body.declaredType(variable).isEmpty()
        && body.localType(variable) == null
        && Scoping.reachesAllUses(variable, declaredIn.iterator().next(), layout);
  }

  private Place place(
      Variable variable,
      List<Variable> arguments,
      boolean isDeclared,
      Set<Variable> assigned,
      boolean isSuspended,
      boolean isHere) {
    if (variable.kind() == Variable.Kind.LOCAL_CLASS) {
      if (isHere) return Place.INLINE;
      if (!body.names().localClasses().isBound((ClassTree) variable.declaration())) return Place.MEMBER;
      return isSuspended ? Place.FIELD : Place.TOP;
    }
    if (arguments.contains(variable)) return Place.FIELD;
    if (variable.isConstant() && isDeclared) return Place.CONSTANT;
    if (isSuspended) return Place.FIELD;
    if (variable.kind() == Variable.Kind.BINDING) return isHere ? Place.INLINE : Place.TOP;
    if (assigned.contains(variable)) return Place.TOP;
    if (!isDeclared) return variable.kind() == Variable.Kind.SYNTHETIC ? Place.TOP : Place.INLINE;
    return isHere ? Place.LOCAL : Place.TOP;
  }

  /**
   * A name of the source is kept where it means one variable only and none of the runtime's. A local whose name is
   * declared again inside a statement gets another one: there it could not be shadowed (JLS 6.4).
   */
  private void name(Set<String> nested) {
    places.forEach((variable, place) -> {
      if (place == Place.INLINE) nested.add(variable.name());
    });
    Set<String> given = new HashSet<>(RESERVED);
    places.forEach(
        (variable, place) -> {
          String base = variable.kind() == Variable.Kind.LOCAL_CLASS ? frameName(variable) : variable.name();
          boolean isLocal = place == Place.LOCAL || place == Place.TOP;
          boolean obscures = place != Place.INLINE && typeNames.contains(base);
          boolean collides = base.equals(Variable.UNNAMED) || obscures || isMadeUp(variable) && taken.contains(base) || isLocal && nested.contains(base);
          boolean isInOurScope = variable.kind() == Variable.Kind.BINDING && isDeclaredAgain(variable);
          if (place == Place.INLINE && !isInOurScope) {
            give(variable, variable.name());
          } else if (place != Place.INLINE && !collides && given.add(base)) {
            give(variable, base);
          } else {
            give(variable, fresh(base, given));
          }
        });
    taken.addAll(given);
  }

  private static String frameName(Variable localClass) {
    String name = localClass.name();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "Frame";
  }

  private void give(Variable variable, String name) {
    names.put(variable, name);
    namesGiven.add(name);
    declared = null;
  }

  /**
   * What is printed may extend the scope of a binding (JLS 6.3.2) over code that declares its name, or assigns it. And in a
   * lambda that is an argument of an overloaded method, javac 17 takes a field of that name for it, for a while.
   */
  private boolean isDeclaredAgain(Variable binding) {
    long namesakes =
        places.keySet().stream().filter(v -> v.name().equals(binding.name()) && !isInAnotherCase(v, binding)).count();
    return namesakes > 1 || isFieldOfRuns(binding.name()) || nestedNames.contains(binding.name());
  }

  static boolean isFieldOfRuns(String name) {
    return RESERVED.contains(name) || HIDDEN.contains(name);
  }

  /** The bindings of different cases of one switch do not meet; but a field may be released in any of them. */
  private boolean isInAnotherCase(Variable namesake, Variable binding) {
    Case its = cases.get(namesake);
    Case own = cases.get(binding);
    boolean areAlternatives = its != null && own != null && its.choice() == own.choice() && its.label() != own.label();
    return areAlternatives && places.get(namesake) != Place.FIELD;
  }

  private String fresh(String base, Set<String> given) {
    String name = fresh(base);
    given.add(name);
    return name;
  }

  private static boolean isMadeUp(Variable variable) {
    return switch (variable.kind()) {
      case SYNTHETIC, RECEIVER, OUTER, LOCAL_CLASS -> true;
      default -> false;
    };
  }

  /** A name like {@code base} that nothing else has. */
  String fresh(String wanted) {
    String base = wanted.equals(Variable.UNNAMED) ? "unnamed" : wanted;
    if (!RESERVED.contains(base) && !namesGiven.contains(base) && taken.add(base)) return base;
    for (int i = numbers.getOrDefault(base, 2); ; i++) {
      if (!namesGiven.contains(base + i) && taken.add(base + i)) {
        numbers.put(base, i + 1);
        return base + i;
      }
    }
  }

  /** Whether a variable of this name is somewhere in the body, and would obscure a type (JLS 6.4.2). */
  boolean declares(String name) {
    if (declared == null) {
      declared = new HashSet<>(nestedNames);
      for (Variable variable : places.keySet()) {
        declared.add(variable.name());
        declared.add(nameOf(variable));
      }
    }
    return declared.contains(name);
  }

  /** The local that holds the state after the entry, where one is needed. */
  String next() {
    return next;
  }

  Place placeOf(Variable variable) {
    return places.getOrDefault(variable, Place.INLINE);
  }

  /** Whether {@code variable}, which may be null, is declared by what is generated and not by the text. */
  boolean isLowered(Variable variable) {
    return variable != null && placeOf(variable) != Place.INLINE;
  }

  String nameOf(Variable variable) {
    return names.getOrDefault(variable, variable.name());
  }

  /** The name that {@code binding} has in its pattern: another one than its own, where it is more than that. */
  String nameInPattern(Variable binding) {
    return isLowered(binding) ? patternNames.computeIfAbsent(binding, b -> fresh(b.name())) : nameOf(binding);
  }

  /** The variables in {@code place}, in the order of the source. */
  List<Variable> in(Place place) {
    List<Variable> found = new ArrayList<>();
    places.forEach((variable, where) -> {
      if (where == place) found.add(variable);
    });
    return found;
  }

  /** The anonymous classes that have to have a name, as the types of fields and of locals at the top. */
  List<AnonymousClass> anonymousClasses() {
    return SharedClasses.named(places, body);
  }

  /** Whether code that outlives the activation needs a copy of it. */
  boolean needsCopyWhenCaptured(Variable variable) {
    Place place = placeOf(variable);
    return place == Place.FIELD || place == Place.TOP;
  }
}
