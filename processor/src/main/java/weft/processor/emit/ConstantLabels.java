package weft.processor.emit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import weft.processor.text.CodeBlock;
import weft.processor.text.FieldSpec;
import weft.processor.text.TypeName;

/**
 * The fields that labels name which may be enum constants as well: the type of their selector is not certain. An enum
 * constant is a simple name (JLS 14.11.1), so the companion has constants of the same names, and javac chooses.
 */
final class ConstantLabels {
  private final Map<String, VariableElement> fields = new LinkedHashMap<>();

  void add(VariableElement field) {
    fields.put(field.getSimpleName().toString(), field);
  }

  Set<String> names() {
    return fields.keySet();
  }

  List<FieldSpec> print(Elements elements) {
    return fields.values().stream().map(field -> print(field, elements)).toList();
  }

  private static FieldSpec print(VariableElement field, Elements elements) {
    String name = field.getSimpleName().toString();
    return FieldSpec.of(TypeName.get(field.asType()), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(CodeBlock.of("$L", elements.getConstantExpression(field.getConstantValue())));
  }
}
