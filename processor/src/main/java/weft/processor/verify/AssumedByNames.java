package weft.processor.verify;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import weft.processor.Javac;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.source.Names;

/** Writes down what the rounds assumed about a body, once its companion is printed: all questions have been asked then. */
final class AssumedByNames extends TreeScanner<Void, Void> {
  private final Javac javac;
  private final CompilationUnitTree unit;
  private final Names names;
  private final Senses senses;
  private final TypeText types;
  private final Assumptions assumed;
  private final Set<Tree> factoryCalls;

  private AssumedByNames(Body body, Set<Tree> factoryCalls) {
    this.factoryCalls = factoryCalls;
    this.javac = body.javac();
    this.unit = body.unit();
    this.names = body.names();
    this.senses = new Senses(javac, unit);
    this.types = new TypeText(javac.types());
    this.assumed = new Assumptions(senses.key(body.method().tree()));
  }

  static Assumptions in(Body body, Set<Tree> factoryCalls) {
    AssumedByNames writer = new AssumedByNames(body, factoryCalls);
    MethodTree method = body.method().tree();
    writer.scan(method.getParameters(), null);
    writer.scan(method.getBody(), null);
    writer.addTypes();
    return writer.assumed;
  }

  private Place place(Tree tree) {
    return Place.of(javac.trees().getSourcePositions(), unit, tree);
  }

  @Override
  public Void visitIdentifier(IdentifierTree node, Void none) {
    addName(node, names.of(node));
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree node, Void none) {
    addName(node, names.of(node));
    return super.visitMemberSelect(node, none);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
    if (factoryCalls.contains(node)) assumed.factoryCalls().add(place(node));
    return super.visitMethodInvocation(node, none);
  }

  private void addName(Tree tree, Meaning meaning) {
    Place place = place(tree);
    if (place.isInText()) assumed.names().put(place, withEnumConstant(tree, accepted(tree, meaning)));
  }

  private List<Sense> withEnumConstant(Tree tree, List<Sense> accepted) {
    return names.isUncertainLabel(tree) ? Stream.concat(accepted.stream(), Stream.of(Senses.NESTED)).toList() : accepted;
  }

  /** Each thing that the name may mean without making what is generated wrong. */
  private List<Sense> accepted(Tree tree, Meaning meaning) {
    if (meaning == null) return tree instanceof MemberSelectTree ? List.of(Senses.MEMBER) : List.of();
    if (meaning instanceof Meaning.Local local && local.variable().declaration() instanceof VariableTree declaration) {
      return List.of(senses.variable(declaration, false));
    }
    if (meaning instanceof Meaning.Nested) {
      VariableTree declaration = names.declaration(tree);
      return List.of(declaration == null ? Senses.NESTED : senses.variable(declaration, true));
    }
    if (meaning instanceof Meaning.Member member) return List.of(senses.member(member.holder(), member.member()));
    if (meaning instanceof Meaning.ImportedMember imported) {
      return tree instanceof IdentifierTree name && imported.member() instanceof ExecutableElement
          ? names.imported(name).stream().map(method -> senses.imported(method.member())).toList()
          : List.of(senses.imported(imported.member()));
    }
    if (meaning instanceof Meaning.Type type) return List.of(senses.type(type.element()));
    if (meaning instanceof Meaning.TypeVariable variable) return List.of(senses.typeVariable(variable.element()));
    if (meaning instanceof Meaning.LocalType local) return List.of(senses.bodyClass(local.declaration(), false));
    if (meaning instanceof Meaning.Instance instance) {
      return List.of(senses.instance(instance.holder(), instance.isSuper()));
    }
    return meaning instanceof Meaning.PackageName ? List.of(Senses.PACKAGE) : List.of();
  }

  private void addTypes() {
    names.expressionTypes().answers().forEach((tree, type) -> {
      Place place = place(tree);
      if (place.isInText()) assumed.types().put(place, types.of(type));
    });
    names.constants().answers().forEach((tree, value) -> {
      Place place = place(tree);
      if (place.isInText()) assumed.constants().put(place, value);
    });
    for (Variable variable : names.variables()) {
      VariableTree declaration = (VariableTree) variable.declaration();
      String type = names.askedType(variable).map(types::of).orElse(null);
      assumed.variables().put(senses.key(declaration), new Assumptions.OfVariable(type, names.constants().value(declaration)));
    }
  }
}
