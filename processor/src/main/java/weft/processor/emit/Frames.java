package weft.processor.emit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import weft.processor.flow.Variable;
import weft.processor.source.AnonymousClass;
import weft.processor.source.Body;
import weft.processor.source.LocalClasses;
import weft.processor.text.TypeName;

/** The frames of a run class, and how the classes in them are named from outside. */
final class Frames {
  private final Body body;
  private final Storage storage;
  private final TypeNames types;
  private final Map<Tree, Frame> byDeclaration = new IdentityHashMap<>();
  private final List<Frame> inOrder = new ArrayList<>();

  Frames(Body body, Storage storage, TypeNames types) {
    this.body = body;
    this.storage = storage;
    this.types = types;
    LocalClasses classes = body.names().localClasses();
    for (ClassTree declaration : classes.all()) {
      if (storage.isLowered(classes.variable(declaration))) add(declaration);
    }
    storage.anonymousClasses().forEach(this::add);
  }

  private void add(ClassTree declaration) {
    LocalClasses classes = body.names().localClasses();
    String name = declaration.getSimpleName().toString();
    boolean isBound = classes.isBound(declaration);
    List<Variable> captured = isBound ? List.copyOf(classes.captured(declaration)) : List.of();
    String frame = storage.fresh(AccessClass.capitalized(name) + "Frame");
    boolean isGeneric = isBound && hasParameters() && classes.isGeneric(declaration);
    add(new Frame(classes.variable(declaration), declaration, null, frame, name, captured, isGeneric, isBound));
  }

  private void add(AnonymousClass type) {
    List<Variable> captured = List.copyOf(type.captured());
    boolean isGeneric = hasParameters() && type.isGeneric();
    String name = storage.fresh(AccessClass.capitalized(type.variable().name()) + "Object");
    String frame = storage.fresh(name + "Frame");
    boolean isBound = isGeneric || !captured.isEmpty();
    add(new Frame(type.variable(), type.declaration(), type, frame, name, captured, isGeneric, isBound));
  }

  private void add(Frame frame) {
    byDeclaration.put(frame.declaration(), frame);
    inOrder.add(frame);
  }

  private boolean hasParameters() {
    return !types.arguments().isEmpty();
  }

  /** In the order of the source; anonymous classes last. */
  List<Frame> all() {
    return inOrder;
  }

  /** The frame of a class of the body; null if that stays where it is, or needs none. */
  Frame of(ClassTree declaration) {
    return byDeclaration.get(declaration);
  }

  Optional<Frame> ofAnonymous(NewClassTree creation) {
    return Optional.ofNullable(creation.getClassBody()).map(byDeclaration::get);
  }

  /** Whether {@code variable} has a value: a local class that stays where it is declared has none. */
  boolean isInstance(Variable variable) {
    return variable.kind() != Variable.Kind.LOCAL_CLASS || of((ClassTree) variable.declaration()) != null;
  }

  /** The frame's own type; raw where its type arguments must not be there. */
  String type(Frame frame, boolean isRaw) {
    if (!frame.isGeneric() || isRaw) return frame.name();
    return frame.name() + types.arguments().stream().map(TypeName::toString).collect(Collectors.joining(", ", "<", ">"));
  }

  /** The type that the class in it has outside. */
  String memberType(Frame frame, boolean isRaw) {
    return (frame.isPrinted() ? type(frame, isRaw) + "." : "") + frame.memberName();
  }

  /** The name that a local class has in the run class. */
  String nameOf(TypeElement localClass, boolean isRaw) {
    Frame frame = of(body.names().localClasses().declarationOf(localClass));
    return frame == null ? localClass.getSimpleName().toString() : memberType(frame, isRaw);
  }

  /** The names of classes that the run class has because of them. */
  Set<String> classNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Frame frame : inOrder) {
      names.add(frame.name());
      names.add(frame.memberName());
    }
    return names;
  }
}
