package weft.processor.emit;

import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import weft.processor.source.GeneratorMethod;
import weft.processor.text.ClassName;
import weft.processor.text.JavaFile;
import weft.processor.text.MethodSpec;
import weft.processor.text.TypeSpec;

/**
 * The companion of a class with errors in it, for those who name it: without it they would have errors, too. It declares
 * the factories, and nothing of it ever runs.
 */
public final class BrokenCompanion {
  private BrokenCompanion() {}

  /** The text of the source file. */
  public static String print(TypeElement owner, List<GeneratorMethod> methods) {
    ClassName name = CompanionClass.nameFor(owner);
    TypeSpec type = TypeSpec.of(name).addModifiers(Modifier.FINAL);
    if (CompanionClass.isPublic(owner)) type.addModifiers(Modifier.PUBLIC);
    for (GeneratorMethod method : methods) {
      TypeNames types = TypeNames.of(method);
      MethodSpec factory = FactoryMethod.declare(method.name(), method, types);
      if (CompanionClass.isPublic(owner)) factory.addModifiers(Modifier.PUBLIC);
      factory.returns(types.of(method.element().getReturnType()));
      type.addMethod(factory.addStatement("throw new $T()", IllegalStateException.class));
    }
    return new JavaFile(name.packageName(), type).print();
  }
}
