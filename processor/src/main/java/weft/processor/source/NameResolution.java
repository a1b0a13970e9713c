package weft.processor.source;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import weft.processor.flow.Variable;

/**
 * The walk over a template method that finds out what each name in it means. Statements are in {@link StatementWalk},
 * classes and types in {@link ClassWalk}.
 */
final class NameResolution extends ClassWalk {
  NameResolution(Names names, Lookup lookup, GeneratorMethod method) {
    super(names, lookup, method);
  }

  void resolve() {
    for (VariableTree parameter : method.tree().getParameters()) {
      scanVariable(parameter, Variable.Kind.PARAMETER);
    }
    scan(method.tree().getBody(), Role.EXPRESSION);
  }

  // Names

  @Override
  public Bindings visitIdentifier(IdentifierTree node, Role role) {
    String name = node.getName().toString();
    if (isEnumLabel(node)) {
      names.record(node, new Meaning.Nested());
    } else if (name.equals("this") || name.equals("super")) {
      names.record(node, ofThis(node, name.equals("super")));
    } else if (role == Role.METHOD) {
      names.record(node, ofMethod(node, name));
    } else if (role == Role.TYPE) {
      recordType(node, lookup.type(name, scope));
    } else {
      Meaning meaning = ofVariable(node, name, role);
      if (meaning instanceof Meaning.Unresolved && role == Role.AMBIGUOUS) {
        recordType(node, lookup.type(name, scope));
      } else {
        names.record(node, meaning);
      }
    }
    return Bindings.NONE;
  }

  private Meaning ofThis(Tree tree, boolean isSuper) {
    if (isInsideClass()) {
      return new Meaning.Nested();
    }
    useInstance(method.owner(), tree);
    return new Meaning.Instance(method.owner(), isSuper);
  }

  private Meaning ofMethod(IdentifierTree node, String name) {
    Meaning meaning = lookup.method(name, scope, arguments);
    if (meaning instanceof Meaning.ImportedMember) {
      names.recordImports(node, lookup.importedMethods(name, arguments));
    }
    useHolder(meaning, node);
    return meaning;
  }

  private Meaning ofVariable(IdentifierTree node, String name, Role role) {
    Lookup.FoundVariable found = lookup.variable(name, scope);
    if (found.declaration() != null) {
      names.recordReference(node, found.declaration());
    }
    if (found.meaning() instanceof Meaning.Local local) {
      use(local.variable(), node, role.flags());
    }
    useHolder(found.meaning(), node);
    return found.meaning();
  }

  private void useHolder(Meaning meaning, Tree tree) {
    if (meaning instanceof Meaning.Member member && !member.isStatic()) {
      useInstance(member.holder(), tree);
    }
  }

  /** JLS 6.5.2: a qualified name is classified from the left; a field comes before a member type. */
  @Override
  public Bindings visitMemberSelect(MemberSelectTree node, Role role) {
    ExpressionTree qualifier = node.getExpression();
    String name = node.getIdentifier().toString();
    if (name.equals("this") || name.equals("super")) {
      scan(qualifier, Role.TYPE);
      names.record(node, ofQualifiedThis(node, name.equals("super")));
      return Bindings.NONE;
    }
    if (name.equals("class") || role == Role.TYPE) {
      scan(qualifier, Role.TYPE);
    } else {
      scan(qualifier, roleOfQualifier(qualifier));
    }
    if (name.equals("class") || (role != Role.TYPE && role != Role.AMBIGUOUS)) {
      return Bindings.NONE;
    }
    BodyClass.Named named = named(qualifier);
    if (named == null || (role == Role.AMBIGUOUS && hasField(named, name))) {
      return Bindings.NONE;
    }
    BodyClass.Named member = lookup.memberType(named, node);
    if (named.meaning() instanceof Meaning.Unresolved && !(member.meaning() instanceof Meaning.Unresolved)) {
      recordPackage(qualifier);
    }
    recordType(node, member);
    return Bindings.NONE;
  }

  private static Role roleOfQualifier(Tree qualifier) {
    return qualifier instanceof IdentifierTree || qualifier instanceof MemberSelectTree
        ? Role.AMBIGUOUS
        : Role.EXPRESSION;
  }

  private boolean hasField(BodyClass.Named named, String field) {
    return named.type() != null
        ? named.type().declaresField(field)
        : named.meaning() instanceof Meaning.Type type && lookup.hasField(type.element(), field);
  }

  private void recordPackage(ExpressionTree name) {
    names.record(name, new Meaning.PackageName());
    if (name instanceof MemberSelectTree select) {
      recordPackage(select.getExpression());
    }
  }

  /**
   * {@code T.this} is an enclosing instance (JLS 15.8.4). {@code T.super} is that instance as one of its superclass, or,
   * if T is an interface, the innermost {@code this} as one of T (JLS 15.11.2, 15.12.3).
   */
  private Meaning ofQualifiedThis(MemberSelectTree node, boolean isSuper) {
    if (!(names.of(node.getExpression()) instanceof Meaning.Type type)) {
      return names.of(node.getExpression()) instanceof Meaning.Unresolved
          ? new Meaning.Unresolved()
          : new Meaning.Nested();
    }
    if (isSuper && type.element().getKind().isInterface() && !type.element().equals(method.owner())) {
      if (isInsideClass()) {
        return new Meaning.Nested();
      }
      useInstance(method.owner(), node);
    } else {
      useInstance(type.element(), node);
    }
    return new Meaning.Instance(type.element(), isSuper);
  }

  // Expressions that introduce names or give them a role

  @Override
  public Bindings visitMethodInvocation(MethodInvocationTree node, Role role) {
    scan(node.getTypeArguments(), Role.TYPE);
    arguments = node.getArguments().size();
    scan(node.getMethodSelect(), node.getMethodSelect() instanceof IdentifierTree ? Role.METHOD : Role.EXPRESSION);
    scan(node.getArguments(), Role.EXPRESSION);
    return Bindings.NONE;
  }

  @Override
  public Bindings visitMemberReference(MemberReferenceTree node, Role role) {
    ExpressionTree qualifier = node.getQualifierExpression();
    boolean creates = node.getMode() == MemberReferenceTree.ReferenceMode.NEW;
    scan(qualifier, creates ? Role.TYPE : roleOfQualifier(qualifier));
    scan(node.getTypeArguments(), Role.TYPE);
    if (creates) {
      useEnclosingInstance(node, qualifier);
    }
    return Bindings.NONE;
  }

  @Override
  public Bindings visitNewClass(NewClassTree node, Role role) {
    scan(node.getEnclosingExpression(), Role.EXPRESSION);
    scan(node.getTypeArguments(), Role.TYPE);
    if (node.getEnclosingExpression() == null) {
      scan(node.getIdentifier(), Role.TYPE);
      useEnclosingInstance(node, node.getIdentifier());
    } else {
      scanInnerName(node.getIdentifier());
    }
    scan(node.getArguments(), Role.EXPRESSION);
    if (node.getClassBody() != null) {
      BodyClass type = new BodyClass(node.getClassBody(), new Meaning.Nested(), scope, node.getIdentifier());
      if (node.getEnclosingExpression() != null) {
        type.supertypes(lookup.innerSupertypes(expressionTypes().certain(node.getEnclosingExpression()), node));
      }
      scanClass(node.getClassBody(), type);
    }
    return Bindings.NONE;
  }

  /** JLS 15.9.1: in {@code outer.new Inner<A>()} the name is one of a member class of what {@code outer} is. */
  private void scanInnerName(Tree identifier) {
    if (identifier instanceof ParameterizedTypeTree parameterized) {
      scanInnerName(parameterized.getType());
      scan(parameterized.getTypeArguments(), Role.TYPE);
    } else {
      names.record(identifier, new Meaning.Nested());
    }
  }

  @Override
  public Bindings visitLambdaExpression(LambdaExpressionTree node, Role role) {
    BodyScope before = scope;
    enterNested();
    for (VariableTree parameter : node.getParameters()) {
      scanVariable(parameter, Variable.Kind.PARAMETER);
    }
    scan(node.getBody(), Role.EXPRESSION);
    leaveNested();
    scope = before;
    return Bindings.NONE;
  }

  @Override
  public Bindings visitAssignment(AssignmentTree node, Role role) {
    scanTarget(node.getVariable(), Role.ASSIGNED);
    scan(node.getExpression(), Role.EXPRESSION);
    return Bindings.NONE;
  }

  @Override
  public Bindings visitCompoundAssignment(CompoundAssignmentTree node, Role role) {
    scanTarget(node.getVariable(), Role.UPDATED);
    scan(node.getExpression(), Role.EXPRESSION);
    return Bindings.NONE;
  }

  @Override
  public Bindings visitUnary(UnaryTree node, Role role) {
    switch (node.getKind()) {
      case LOGICAL_COMPLEMENT:
        return scan(node.getExpression(), Role.EXPRESSION).negated();
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT:
        scanTarget(node.getExpression(), Role.UPDATED);
        return Bindings.NONE;
      default:
        scan(node.getExpression(), Role.EXPRESSION);
        return Bindings.NONE;
    }
  }

  private void scanTarget(ExpressionTree target, Role role) {
    ExpressionTree stripped = target;
    while (stripped instanceof ParenthesizedTree parenthesized) {
      stripped = parenthesized.getExpression();
    }
    scan(target, stripped instanceof IdentifierTree ? role : Role.EXPRESSION);
  }

  @Override
  public Bindings visitInstanceOf(InstanceOfTree node, Role role) {
    scan(node.getExpression(), Role.EXPRESSION);
    return node.getPattern() == null ? scan(node.getType(), Role.TYPE) : scan(node.getPattern(), Role.EXPRESSION);
  }

  @Override
  public Bindings visitBindingPattern(BindingPatternTree node, Role role) {
    Bindings introduced = scanVariable(node.getVariable(), Variable.Kind.BINDING);
    names.record(node, names.of(node.getVariable()));
    return introduced;
  }

  // What names stand for

  private void recordType(Tree tree, BodyClass.Named named) {
    names.record(tree, named.meaning());
    if (named.type() != null) {
      recordBodyClass(tree, named.type());
    }
  }

  /** The type or package that a qualifier names; null if it names neither. */
  private BodyClass.Named named(Tree tree) {
    Tree name = TypeTrees.withoutArguments(tree);
    Meaning meaning = names.of(name);
    boolean isName =
        bodyClass(name) != null
            || meaning instanceof Meaning.Type
            || meaning instanceof Meaning.PackageName
            || meaning instanceof Meaning.Unresolved;
    return isName ? new BodyClass.Named(meaning, bodyClass(name)) : null;
  }

  /** JLS 15.9.2: {@code new Inner()} takes the innermost instance of a class that Inner is a member of. */
  private void useEnclosingInstance(Tree creation, Tree type) {
    useLocalClass(creation, type);
    if (names.of(TypeTrees.withoutArguments(type)) instanceof Meaning.Type named) {
      lookup
          .holderOfInner(named.element(), scope)
          .flatMap(holder -> useInstance(holder, creation))
          .ifPresent(instance -> names.recordEnclosingInstance(creation, instance));
    }
  }

  private ExpressionTypes expressionTypes() {
    return names.expressionTypes();
  }
}
