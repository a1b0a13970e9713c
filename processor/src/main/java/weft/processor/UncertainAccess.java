package weft.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import weft.processor.emit.UncertainUse;

/**
 * Members behind expressions whose type was not certain when the body was lowered: overloads stand between, among which
 * javac chooses in the companion. Once the class is attributed, it is known whether what they offer is what is meant.
 */
final class UncertainAccess extends AfterAnalysis {
  private final TreePlaces places;
  private final StandaloneTypes standalone;
  private final Map<String, UncertainUse> uses = new HashMap<>();

  UncertainAccess(Javac javac, Diagnostics diagnostics) {
    super(javac, diagnostics);
    this.places = new TreePlaces(javac);
    this.standalone = new StandaloneTypes(javac);
  }

  /** Has these checked. */
  void expect(CompilationUnitTree unit, Map<Tree, UncertainUse> accesses) {
    accesses.forEach((tree, use) -> uses.put(places.place(unit, tree), use));
  }

  @Override
  void check(TypeElement type) {
    TreePath path = uses.isEmpty() ? null : javac.trees().getPath(type);
    if (path == null) return;
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void none) {
        check(getCurrentPath(), node.getExpression());
        return super.visitMemberSelect(node, none);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree node, Void none) {
        check(getCurrentPath(), node.getQualifierExpression());
        return super.visitMemberReference(node, none);
      }
    }.scan(path, null);
  }

  private void check(TreePath access, Tree qualifier) {
    CompilationUnitTree unit = access.getCompilationUnit();
    UncertainUse use = uses.get(places.place(unit, access.getLeaf()));
    if (use == null) return;
    Element member = javac.trees().getElement(access);
    TypeMirror type = javac.trees().getTypeMirror(new TreePath(access, qualifier));
    if (member == null || type == null || isRight(use, new TreePath(access, qualifier), type, member)) return;
    if (Untyped.isIn(method(access), javac.trees())) return; // so where it leads is not known, perhaps for that
    diagnostics.error(unit, access.getLeaf(), RefusalId.PRIVATE_MEMBER,
        "the generated class cannot tell where " + member.getSimpleName() + " leads here; put the expression before it into"
            + " a variable of explicit type, or make the private members of that name package-private");
  }

  /** The template method around it. */
  private static TreePath method(TreePath access) {
    TreePath method = access;
    for (TreePath path = access; path != null; path = path.getParentPath()) if (path.getLeaf() instanceof MethodTree) method = path;
    return method;
  }

  private boolean isRight(UncertainUse use, TreePath qualifier, TypeMirror type, Element member) {
    List<UncertainUse.Overload> applicable = use.overloads().stream().filter(overload -> isSubtype(type, overload)).toList();
    if (!use.overloads().isEmpty() && !standalone.isKeptAsArgument(qualifier)) return false;
    if (applicable.isEmpty()) return !use.isAssigned() && !member.getModifiers().contains(Modifier.PRIVATE);
    UncertainUse.Overload chosen =
        applicable.stream().filter(one -> applicable.stream().allMatch(other -> isSubtype(typeOf(one), other))).findFirst().orElse(null);
    if (chosen == null) return false;
    if (chosen.members() == null) return !member.getModifiers().contains(Modifier.PRIVATE);
    return (isExactly(type, chosen) || !chosen.hasPrivate()) && isAmong(chosen.members(), member);
  }

  /** What is a member of a type variable is looked up in its bound; if it is private there, the source is wrong (JLS 4.4). */
  private boolean isExactly(TypeMirror type, UncertainUse.Overload chosen) {
    TypeMirror bound = type;
    while (bound instanceof TypeVariable variable) bound = variable.getUpperBound();
    return bound.getKind() == TypeKind.DECLARED && javac.types().isSameType(javac.types().erasure(bound), typeOf(chosen));
  }

  private boolean isSubtype(TypeMirror type, UncertainUse.Overload overload) {
    return javac.types().isSubtype(type, typeOf(overload));
  }

  private TypeMirror typeOf(UncertainUse.Overload overload) {
    return javac.types().erasure(javac.elements().getTypeElement(overload.type()).asType());
  }

  /** A method that overrides one of them is called in its place. */
  private boolean isAmong(Set<String> members, Element member) {
    if (members.contains(UncertainUse.key(member))) return true;
    return member instanceof ExecutableElement method && overridden(method, members);
  }

  private boolean overridden(ExecutableElement method, Set<String> members) {
    TypeElement type = (TypeElement) method.getEnclosingElement();
    for (TypeMirror supertype : javac.types().directSupertypes(type.asType())) {
      TypeElement parent = (TypeElement) javac.types().asElement(supertype);
      for (ExecutableElement other : ElementFilter.methodsIn(javac.elements().getAllMembers(parent))) {
        if (members.contains(UncertainUse.key(other)) && javac.elements().overrides(method, other, type)) return true;
      }
    }
    return false;
  }
}
