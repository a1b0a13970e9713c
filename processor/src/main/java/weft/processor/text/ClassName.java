package weft.processor.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The name of a class, without type arguments. */
public final class ClassName extends TypeName {
  public static final ClassName OBJECT = get(Object.class);

  private final String packageName;
  private final ClassName enclosing;
  private final String simpleName;
  private String canonicalName;

  private ClassName(String packageName, ClassName enclosing, String simpleName) {
    this.packageName = packageName;
    this.enclosing = enclosing;
    this.simpleName = simpleName;
  }

  public static ClassName get(String packageName, String simpleName) {
    return new ClassName(packageName, null, simpleName);
  }

  public static ClassName get(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return enclosing == null ? get(type.getPackageName(), type.getSimpleName()) : get(enclosing).nestedClass(type.getSimpleName());
  }

  /** A class of a package, or a member of one. */
  public static ClassName get(TypeElement type) {
    String simpleName = type.getSimpleName().toString();
    Element around = type.getEnclosingElement();
    if (around instanceof TypeElement enclosing) return get(enclosing).nestedClass(simpleName);
    if (around instanceof PackageElement itsPackage) return get(itsPackage.getQualifiedName().toString(), simpleName);
    if (around == null || around.getKind() == ElementKind.OTHER) return get("", simpleName); // of what nobody declares
    throw new IllegalArgumentException(type + " has no name here");
  }

  public ClassName nestedClass(String name) {
    return new ClassName(packageName, this, name);
  }

  public String packageName() {
    return packageName;
  }

  /** The class that this is a member of, or null. */
  public ClassName enclosingClassName() {
    return enclosing;
  }

  public ClassName topLevelClassName() {
    return enclosing == null ? this : enclosing.topLevelClassName();
  }

  public String simpleName() {
    return simpleName;
  }

  /** The names of the classes around it, outermost first, and its own. */
  public List<String> simpleNames() {
    if (enclosing == null) return List.of(simpleName);
    List<String> names = new ArrayList<>();
    for (ClassName name = this; name != null; name = name.enclosing) names.add(name.simpleName);
    Collections.reverse(names);
    return names;
  }

  public String canonicalName() {
    if (canonicalName == null) canonicalName = qualified('.');
    return canonicalName;
  }

  /** The name of the class file. */
  public String reflectionName() {
    return qualified('$');
  }

  private String qualified(char separator) {
    if (enclosing != null) return enclosing.qualified(separator) + separator + simpleName;
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** The same as {@code equals}, and for most names less work. */
  boolean isSame(ClassName other) {
    if (this == other) return true;
    boolean isAlike = other != null && simpleName.equals(other.simpleName) && packageName.equals(other.packageName);
    return isAlike && (enclosing == null ? other.enclosing == null : enclosing.isSame(other.enclosing));
  }

  @Override
  String text(Function<ClassName, String> names) {
    return names.apply(this);
  }
}
