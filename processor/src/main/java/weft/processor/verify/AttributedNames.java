package weft.processor.verify;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;

/** The words for the elements that javac found for the names in one method. */
final class AttributedNames {
  private final Javac javac;
  private final Senses senses;
  private final TypeElement owner;
  private final Map<Element, Sense> declared = new HashMap<>();
  private final Deque<TypeElement> bodyClasses = new ArrayDeque<>();
  private int nesting;

  AttributedNames(Javac javac, Senses senses, TypeElement owner) {
    this.javac = javac;
    this.senses = senses;
    this.owner = owner;
  }

  /** Something is declared in the method. */
  void declare(Element element, Sense sense) {
    declared.put(element, sense);
  }

  void enterNested() {
    nesting++;
  }

  void leaveNested() {
    nesting--;
  }

  void enterClass(TypeElement type) {
    bodyClasses.push(type);
  }

  void leaveClass() {
    bodyClasses.pop();
  }

  boolean isNested() {
    return nesting > 0;
  }

  /** What the name at {@code path} means; null if javac could not tell. */
  Sense sense(TreePath path, Element element) {
    if (element instanceof PackageElement) return Senses.PACKAGE;
    if (element instanceof TypeElement type) return type(path, type);
    if (element instanceof TypeParameterElement parameter) {
      return isOfBody(parameter.getGenericElement()) ? Senses.NESTED : senses.typeVariable(parameter);
    }
    String name = element.getSimpleName().toString();
    if (name.equals("this") || name.equals("super")) return instance(element, name.equals("super"));
    if (element.getKind() == ElementKind.METHOD || element.getKind().isField()) {
      return path.getLeaf() instanceof MemberSelectTree ? Senses.MEMBER : member(path, element);
    }
    if (element.getKind() == ElementKind.CONSTRUCTOR && bodyClasses.isEmpty()) return null; // this(), an error in a method
    // A record's compact constructor has parameters that nobody wrote.
    return declared.getOrDefault(element, Senses.NESTED);
  }

  private Sense type(TreePath path, TypeElement type) {
    TypeKind kind = type.asType().getKind();
    if (kind == TypeKind.ERROR || kind == TypeKind.OTHER) return null;
    if (isNameOfInner(path)) return Senses.NESTED;
    if (isOfBody(type)) return declared.getOrDefault(type, Senses.NESTED);
    return senses.type(type);
  }

  /** JLS 15.9.1: in {@code outer.new Inner()} it is the class of {@code outer} that says what {@code Inner} is. */
  private static boolean isNameOfInner(TreePath path) {
    TreePath around = path.getParentPath();
    if (around.getLeaf() instanceof ParameterizedTypeTree p && p.getType() == path.getLeaf()) around = around.getParentPath();
    return around.getLeaf() instanceof NewClassTree creation
        && creation.getEnclosingExpression() != null
        && !creation.getArguments().contains(path.getLeaf())
        && creation.getEnclosingExpression() != path.getLeaf();
  }

  private boolean isOfBody(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (declared.containsKey(e)) return true;
    }
    return false;
  }

  private Sense instance(Element thisOrSuper, boolean isSuper) {
    TypeElement holder = (TypeElement) thisOrSuper.getEnclosingElement();
    if (isOfBody(holder)) return Senses.NESTED;
    // Interface.super: javac makes it a variable of the innermost class, which has the type of the interface.
    boolean isOfInterface =
        isSuper && thisOrSuper.asType() instanceof DeclaredType type && type.asElement().getKind().isInterface();
    return senses.instance(isOfInterface ? (TypeElement) ((DeclaredType) thisOrSuper.asType()).asElement() : holder, isSuper);
  }

  /** JLS 6.4.1, 15.12.1: the innermost class that has the member is the one in whose scope it was found. */
  private Sense member(TreePath name, Element member) {
    Tree around = name.getParentPath().getLeaf();
    boolean isLabel = around instanceof CaseTree || around.getKind().name().equals("CONSTANT_CASE_LABEL");
    if (isLabel && member.getKind() == ElementKind.ENUM_CONSTANT) return Senses.NESTED;
    for (TypeElement type : bodyClasses) {
      if (isMember(member, type)) return Senses.NESTED;
    }
    for (Element type = owner; type != null; type = type.getEnclosingElement()) {
      if (type instanceof TypeElement holder && isMember(member, holder)) return senses.member(holder, member);
    }
    return senses.imported(member);
  }

  /** JLS 8.2, 8.4.8. */
  private boolean isMember(Element member, TypeElement type) {
    TypeElement declaring = (TypeElement) member.getEnclosingElement();
    if (declaring.equals(type)) return true;
    Set<Modifier> modifiers = member.getModifiers();
    boolean isOfInterfaceOnly =
        declaring.getKind().isInterface() && member.getKind() == ElementKind.METHOD && modifiers.contains(Modifier.STATIC);
    if (modifiers.contains(Modifier.PRIVATE) || isOfInterfaceOnly) return false;
    TypeMirror sub = javac.types().erasure(type.asType());
    if (!javac.types().isSubtype(sub, javac.types().erasure(declaring.asType()))) return false;
    return modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED) || isSamePackage(declaring, type);
  }

  private boolean isSamePackage(Element one, Element other) {
    return javac.elements().getPackageOf(one).equals(javac.elements().getPackageOf(other));
  }
}
