package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.processor.emit.Storage.Place;
import weft.processor.flow.Code;
import weft.processor.flow.FlowGraph;
import weft.processor.flow.Variable;
import weft.processor.source.AnonymousClass;
import weft.processor.source.Body;
import weft.processor.source.LocalClasses;

/**
 * Finds the local classes that cannot stay in the block that declares them, because something outside of it names them:
 * a field, a local of several blocks, or another class that cannot stay where it is.
 */
final class SharedClasses {
  private final Body body;
  private final LocalClasses classes;
  private final Map<Variable, Place> found;
  private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Tree> outside = new ArrayDeque<>();

  private SharedClasses(Body body, Map<Variable, Place> places) {
    this.body = body;
    this.classes = body.names().localClasses();
    this.found = new LinkedHashMap<>(places);
  }

  /** Gives such classes their place among {@code places}. */
  static void place(Map<Variable, Place> places, FlowGraph graph, Body body) {
    SharedClasses shared = new SharedClasses(body, places);
    for (Code declaration : graph.localClasses()) shared.add((Tree) declaration.parts().get(0));
    places.forEach(shared::addTextOf);
    shared.spread();
    places.putAll(shared.found);
  }

  /** The anonymous classes that have to have a name: fields and locals at the top are of these types. */
  static List<AnonymousClass> named(Map<Variable, Place> places, Body body) {
    List<AnonymousClass> named = new ArrayList<>();
    Set<NewClassTree> known = Collections.newSetFromMap(new IdentityHashMap<>());
    places.forEach((variable, place) -> {
      if (place != Place.FIELD && place != Place.TOP || body.declaredType(variable).isPresent()) return;
      AnonymousClass.typeOf(variable, body).filter(type -> known.add(type.creation())).ifPresent(named::add);
    });
    return named;
  }

  private void add(Tree text) {
    if (text != null && seen.add(text)) outside.add(text);
  }

  private void addTextOf(Variable variable, Place place) {
    if (place != Place.FIELD && place != Place.TOP && place != Place.MEMBER) return;
    if (variable.kind() == Variable.Kind.LOCAL_CLASS) {
      addClass((ClassTree) variable.declaration());
    } else if (variable.declaration() instanceof VariableTree && body.declaredType(variable).isEmpty()) {
      add(body.localType(variable));
      body.names().inferredLocalType(variable).ifPresent(type -> classes.namedIn(type).forEach(this::share));
      AnonymousClass.typeOf(variable, body).ifPresent(this::addAnonymous);
    }
  }

  private void addClass(ClassTree declaration) {
    if (!seen.contains(declaration)) classes.captured(declaration).forEach(captured -> addTypeOf(captured));
    add(declaration);
  }

  private void addAnonymous(AnonymousClass type) {
    add(type.creation().getIdentifier());
    addClass(type.declaration());
  }

  /** What a class captures becomes a field of its frame. */
  private void addTypeOf(Variable captured) {
    if (captured.kind() != Variable.Kind.LOCAL_CLASS) addTextOf(captured, Place.FIELD);
  }

  private void spread() {
    while (!outside.isEmpty()) classes.namedIn(outside.remove()).forEach(this::share);
  }

  private void share(ClassTree named) {
    Variable variable = classes.variable(named);
    boolean staysInside = found.getOrDefault(variable, Place.INLINE) == Place.INLINE;
    if (classes.isMovable(named) || !staysInside) return;
    found.put(variable, classes.isBound(named) ? Place.TOP : Place.MEMBER);
    addClass(named);
  }
}
