package weft.processor.emit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import weft.processor.Javac;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeName;
import weft.processor.text.TypeSpec;
import weft.processor.text.TypeVariableName;

/**
 * Fields as the targets of assignments: an object is evaluated once, and the old value is read before the operand is
 * evaluated (JLS 15.26.2).
 *
 * <pre>
 * e.n += E      new NInBox(e).read().plus(E)
 * e.n++         new NInBox(e).postIncrement()
 * e.n = E       new NInBox(e).set(E)
 * </pre>
 */
final class Places {
  private final Javac javac;
  private final AccessClass access;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> onUnknown = new TreeSet<>();
  private ClassName unknown;

  Places(Javac javac, AccessClass access) {
    this.javac = javac;
    this.access = access;
  }

  /** The class for one field, and the operations that are used: names of operators and of steps. */
  private record Place(ClassName name, TypeElement holder, VariableElement field, Set<String> operations) {}

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** Places for {@code field}. */
  ClassName of(TypeElement holder, VariableElement field) {
    return place(holder, field).name;
  }

  private Place place(TypeElement holder, VariableElement field) {
    return places.computeIfAbsent("place " + holder + "." + field, key -> {
      String name = AccessClass.capitalized(field.getSimpleName().toString());
      ClassName type = access.name().nestedClass(access.nameFor(key, name, "In" + holder.getSimpleName()));
      return new Place(type, holder, field, new TreeSet<>());
    });
  }

  /** The type that {@code field} has in {@code holder}. */
  TypeName typeOf(TypeElement holder, VariableElement field) {
    return Signature.of(javac, holder, field).fieldType(field);
  }

  /** The class of what has no such field. */
  ClassName unknown() {
    if (unknown == null) unknown = access.name().nestedClass(access.nameFor("place unknown", "No", "Place"));
    return unknown;
  }

  /** Has the places for {@code field} take {@code operation}; where they can, as other types of fields cannot. */
  void use(TypeElement holder, VariableElement field, String operation) {
    place(holder, field).operations.add(operation);
  }

  /** The same for what has no such field. */
  void useUnknown(String operation) {
    onUnknown.add(operation);
  }

  /** Adds the classes to those of the bridges. */
  void print() {
    places.values().forEach(place -> access.add(print(place)));
    if (unknown != null) access.add(printUnknown());
  }

  private TypeSpec print(Place place) {
    ViewClass type = new ViewClass(place.name, place.holder);
    Target target = target(place);
    type.keepSelf();
    boolean reads = place.operations.stream().anyMatch(Operator::isOperator);
    if (reads) {
      type.addVariable(target.type, "old");
      type.add(
          MethodSpec.method("read").returns(type.selfType())
              .addStatement("old = $L", target.read).addStatement("return this"));
    }
    for (String operation : place.operations) {
      if (Operator.isOperator(operation)) {
        for (TypeName operand : Operator.named(operation).operands(target.type)) {
          type.add(
              MethodSpec.method(operation).returns(target.type).addParameter(operand, "operand")
                  .addStatement("return $L", target.written(
                      CodeBlock.of("($T) (old $L operand)", target.type, Operator.named(operation).symbol()))));
        }
      } else if (operation.equals("set")) {
        type.add(
            MethodSpec.method("set").returns(target.type).addParameter(target.type, "value")
                .addStatement("return $L", target.written(CodeBlock.of("value"))));
      } else if (Operator.isNumber(target.type)) {
        type.add(step(operation, target));
      }
    }
    return type.build();
  }

  private static MethodSpec step(String operation, Target target) {
    MethodSpec step = MethodSpec.method(operation).returns(target.type);
    String symbol = operation.toLowerCase(Locale.ROOT).endsWith("increment") ? "++" : "--";
    if (operation.startsWith("post")) {
      step.addStatement("$T value = $L", target.type, target.read);
      step.addStatement("$T old = value$L", target.type, symbol);
      return step.addStatement("$L", target.written(CodeBlock.of("value"))).addStatement("return old");
    }
    step.addStatement("$T value = $L", target.type, target.read);
    return step.addStatement("return $L", target.written(CodeBlock.of("$Lvalue", symbol)));
  }

  /** How a field is read and assigned: over a bridge, or directly. */
  private record Target(TypeName type, CodeBlock read, CodeBlock write, boolean isCall) {
    CodeBlock written(CodeBlock value) {
      return isCall ? CodeBlock.of("$L$L)", write, value) : CodeBlock.of("$L$L", write, value);
    }
  }

  private Target target(Place place) {
    Signature signature = Signature.of(javac, place.holder, place.field);
    TypeName type = signature.fieldType(place.field);
    if (access.rules().isAccessible(place.field, place.holder)) {
      CodeBlock field = CodeBlock.of("self.$L", place.field.getSimpleName());
      return new Target(type, field, CodeBlock.of("$L = ", field), false);
    }
    String self = signature.isStatic() ? "" : "self";
    CodeBlock read = CodeBlock.of("$L($L)", access.fields().getter(place.holder, place.field), self);
    String set = access.fields().setter(place.holder, place.field);
    return new Target(type, read, CodeBlock.of("$L($L$L", set, self, self.isEmpty() ? "" : ", "), true);
  }

  /** Nothing in a program that compiles gets here: the check after attribution refuses it. */
  private TypeSpec printUnknown() {
    TypeSpec type =
        TypeSpec.of(unknown).addModifiers(Modifier.STATIC, Modifier.FINAL);
    TypeVariableName any = TypeVariableName.get("V");
    type.addMethod(
        MethodSpec.method("read").returns(unknown).addStatement("return this"));
    for (String operation : onUnknown) {
      MethodSpec method = MethodSpec.method(operation).addTypeVariable(any).returns(any);
      boolean hasOperand = operation.equals("set") || Operator.isOperator(operation);
      if (hasOperand) method.addParameter(ClassName.OBJECT, "operand");
      type.addMethod(method.addStatement("throw new $T()", AssertionError.class));
    }
    return type;
  }
}
