package weft.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import weft.processor.flow.Variable;
import weft.processor.source.BodyScope.TypeEntry;

/** The types, annotations and classes in a body, as far as they have scopes or give names a role. */
abstract class ClassWalk extends StatementWalk {
  ClassWalk(Names names, Lookup lookup, GeneratorMethod method) {
    super(names, lookup, method);
  }

  // Types

  @Override
  public Bindings visitTypeCast(TypeCastTree node, Role role) {
    scan(node.getType(), Role.TYPE);
    scan(node.getExpression(), Role.EXPRESSION);
    return Bindings.NONE;
  }

  @Override
  public Bindings visitNewArray(NewArrayTree node, Role role) {
    scan(node.getAnnotations(), Role.EXPRESSION);
    scan(node.getType(), Role.TYPE);
    scan(node.getDimensions(), Role.EXPRESSION);
    node.getDimAnnotations().forEach(annotations -> scan(annotations, Role.EXPRESSION));
    scan(node.getInitializers(), Role.EXPRESSION);
    return Bindings.NONE;
  }

  @Override
  public Bindings visitParameterizedType(ParameterizedTypeTree node, Role role) {
    return super.visitParameterizedType(node, Role.TYPE);
  }

  @Override
  public Bindings visitArrayType(ArrayTypeTree node, Role role) {
    return super.visitArrayType(node, Role.TYPE);
  }

  @Override
  public Bindings visitUnionType(UnionTypeTree node, Role role) {
    return super.visitUnionType(node, Role.TYPE);
  }

  @Override
  public Bindings visitIntersectionType(IntersectionTypeTree node, Role role) {
    return super.visitIntersectionType(node, Role.TYPE);
  }

  @Override
  public Bindings visitWildcard(WildcardTree node, Role role) {
    return super.visitWildcard(node, Role.TYPE);
  }

  @Override
  public Bindings visitTypeParameter(TypeParameterTree node, Role role) {
    return super.visitTypeParameter(node, Role.TYPE);
  }

  /** The names of an annotation's elements are no variables. */
  @Override
  public Bindings visitAnnotation(AnnotationTree node, Role role) {
    scan(node.getAnnotationType(), Role.TYPE);
    for (ExpressionTree argument : node.getArguments()) {
      if (argument instanceof AssignmentTree element) {
        names.record(element.getVariable(), new Meaning.Nested());
        scan(element.getExpression(), Role.EXPRESSION);
      } else {
        scan(argument, Role.EXPRESSION);
      }
    }
    return Bindings.NONE;
  }

  // Classes

  @Override
  public Bindings visitClass(ClassTree node, Role role) {
    Meaning meaning = isNested() ? new Meaning.Nested() : new Meaning.LocalType(node);
    names.record(node, meaning);
    if (!isNested()) {
      names.localClasses().add(node);
    }
    scanClass(node, enterLocalClass(node, meaning));
    return Bindings.NONE;
  }

  final void scanClass(ClassTree node, BodyClass type) {
    BodyScope before = scope;
    int mark = names.uses().mark();
    enterNested();
    scope = type.header();
    names.record(node, type.meaning());
    if (lookup.extendsSource(type)) {
      names.recordExtendsSource(node);
    }
    scan(node.getModifiers(), Role.EXPRESSION);
    scan(node.getTypeParameters(), Role.TYPE);
    scan(node.getExtendsClause(), Role.TYPE);
    if (node.getExtendsClause() != null) {
      useLocalClass(node, node.getExtendsClause());
    }
    scan(node.getImplementsClause(), Role.TYPE);
    scan(node.getPermitsClause(), Role.TYPE);
    scope = type.inside();
    for (Tree member : node.getMembers()) {
      if (member instanceof ClassTree inner) {
        scanClass(inner, type.declaredType(inner.getSimpleName().toString()));
      } else if (member instanceof VariableTree constant && isEnumConstant(node, constant)) {
        scanEnumConstant(constant);
      } else if (member instanceof VariableTree field) {
        scanVariable(field, null);
      } else {
        scan(member, Role.EXPRESSION);
      }
    }
    leaveNested();
    names.uses().enclose(node, mark);
    scope = before;
  }

  /** An object of a local class belongs to what the class captures, which only the class itself has at hand. */
  final void useLocalClass(Tree tree, Tree type) {
    if (names.of(TypeTrees.withoutArguments(type)) instanceof Meaning.LocalType local && !isInside(local.declaration())) {
      Variable variable = names.localClasses().variable(local.declaration());
      use(variable, tree, Uses.READ);
      names.recordEnclosingInstance(tree, variable);
    }
  }

  /** Of the fields of an enum only its constants may be created by {@code new}. */
  private static boolean isEnumConstant(ClassTree type, VariableTree field) {
    return type.getKind() == Tree.Kind.ENUM
        && field.getInitializer() instanceof NewClassTree created
        && created.getIdentifier() instanceof IdentifierTree name
        && name.getName().equals(type.getSimpleName());
  }

  /** The parser makes up {@code static final E A = new E()} at the place of A: there is no such text. */
  private void scanEnumConstant(VariableTree constant) {
    NewClassTree created = (NewClassTree) constant.getInitializer();
    names.record(constant, new Meaning.Nested());
    names.record(constant.getType(), new Meaning.Nested());
    names.record(created.getIdentifier(), new Meaning.Nested());
    scan(constant.getModifiers(), Role.EXPRESSION);
    scan(created.getArguments(), Role.EXPRESSION);
    if (created.getClassBody() != null) {
      Tree ownType = constant.getType();
      scanClass(created.getClassBody(), new BodyClass(created.getClassBody(), new Meaning.Nested(), scope, ownType));
    }
  }

  @Override
  public Bindings visitMethod(MethodTree node, Role role) {
    BodyScope before = scope;
    scan(node.getModifiers(), Role.EXPRESSION);
    for (TypeParameterTree parameter : node.getTypeParameters()) {
      scope = new BodyScope(scope, new TypeEntry(parameter.getName().toString(), new Meaning.Nested(), null));
    }
    scan(node.getTypeParameters(), Role.TYPE);
    scan(node.getReturnType(), Role.TYPE);
    for (VariableTree parameter : node.getParameters()) {
      scanVariable(parameter, Variable.Kind.PARAMETER);
    }
    scan(node.getThrows(), Role.TYPE);
    scan(node.getDefaultValue(), Role.EXPRESSION);
    scan(node.getBody(), Role.EXPRESSION);
    scope = before;
    return Bindings.NONE;
  }
}
