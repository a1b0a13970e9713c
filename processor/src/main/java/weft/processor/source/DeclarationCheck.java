package weft.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import weft.processor.Diagnostics;
import weft.processor.Javac;
import weft.processor.RefusalId;

/** Refuses methods that cannot be generators whatever their body is. */
public final class DeclarationCheck {
  private final Javac javac;
  private final Diagnostics diagnostics;

  public DeclarationCheck(Javac javac, Diagnostics diagnostics) {
    this.javac = javac;
    this.diagnostics = diagnostics;
  }

  /**
   * The template method that {@code element} declares; empty, and reported, where it is refused. Empty, too, where a type in
   * its signature is not known, or not yet.
   */
  public Optional<GeneratorMethod> check(ExecutableElement element) {
    TreePath path = javac.trees().getPath(element);
    if (path == null || hasUnknownTypes(element)) return Optional.empty();
    MethodTree tree = (MethodTree) path.getLeaf();
    CompilationUnitTree unit = path.getCompilationUnit();
    TypeElement owner = (TypeElement) element.getEnclosingElement();
    int before = diagnostics.count();
    if (tree.getBody() == null) {
      refuse(unit, tree, RefusalId.ABSTRACT_GENERATOR,
          "a generator needs a body; put @Generator on the methods that implement this one instead");
    }
    if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      refuse(unit, tree, RefusalId.YIELD_IN_SYNCHRONIZED,
          "a generator cannot be synchronized: the monitor would be held while it is suspended;"
              + " use a synchronized block around the statements that need it, without a yield inside");
    }
    if (ReturnShape.of(element.getReturnType(), javac).isEmpty()) {
      Tree at = tree.getReturnType() == null ? tree : tree.getReturnType();
      refuse(unit, at, RefusalId.RETURN_TYPE,
          "a generator cannot return " + element.getReturnType() + "; return Sequence, Iterable, Iterator, Stream, Coroutine,"
              + " CompletableFuture, CompletionStage, Flow.Publisher, or one of the primitive sequences, iterators and streams");
    }
    for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        refuse(unit, tree, RefusalId.PRIVATE_TYPE,
            "the generated class cannot name the private type " + e.getSimpleName() + "; make it package-private");
      }
    }
    String foreign = ForeignCode.annotationAt(element);
    if (foreign != null) {
      refuse(unit, annotation(tree, foreign), RefusalId.CHANGED_BODY,
          "@" + foreign + " changes the bodies of methods, which a generator cannot take part in; leave it out, and write"
              + " into the body what it stands for");
    } else if (tree.getBody() != null && ForeignCode.isIn(tree.getBody(), unit, javac)) {
      refuse(unit, tree, RefusalId.CHANGED_BODY,
          "another annotation processor has changed this body: there are statements in it that are not in the source;"
              + " leave its annotations out, and write into the body what they stand for");
    }
    if (isInCompactSource(path)) {
      refuse(unit, tree, RefusalId.LOCAL_OWNER,
          "the class of a compact source file has no name that the generated class could use;"
              + " put the generator into a class of a file of its own");
    }
    checkAccess(unit, tree.getReturnType(), element.getReturnType());
    for (int i = 0; i < tree.getParameters().size(); i++) {
      checkAccess(unit, tree.getParameters().get(i).getType(), element.getParameters().get(i).asType());
    }
    for (int i = 0; i < tree.getTypeParameters().size(); i++) {
      for (TypeMirror bound : element.getTypeParameters().get(i).getBounds()) checkAccess(unit, tree.getTypeParameters().get(i), bound);
    }
    return diagnostics.count() == before ? Optional.of(new GeneratorMethod(owner, element, path)) : Optional.empty();
  }

  /** Whether the signature mentions a type that is not known in this round. */
  public static boolean hasUnknownTypes(ExecutableElement element) {
    return isUnknown(element.getReturnType())
        || element.getParameters().stream().anyMatch(parameter -> isUnknown(parameter.asType()))
        || element.getThrownTypes().stream().anyMatch(DeclarationCheck::isUnknown)
        || element.getTypeParameters().stream().flatMap(p -> p.getBounds().stream()).anyMatch(DeclarationCheck::isUnknown);
  }

  public static boolean isUnknown(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) return true;
    if (type instanceof ArrayType array) return isUnknown(array.getComponentType());
    if (type instanceof IntersectionType all) return all.getBounds().stream().anyMatch(DeclarationCheck::isUnknown);
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && isUnknown(wildcard.getExtendsBound())
          || wildcard.getSuperBound() != null && isUnknown(wildcard.getSuperBound());
    }
    return type instanceof DeclaredType declared && declared.getTypeArguments().stream().anyMatch(DeclarationCheck::isUnknown);
  }

  /** JLS 25, 8.1.8. Nobody wrote the class that such a file implicitly declares: its tree has no end. */
  private boolean isInCompactSource(TreePath path) {
    TreePath type = path;
    while (!(type.getParentPath().getLeaf() instanceof CompilationUnitTree)) type = type.getParentPath();
    return javac.trees().getSourcePositions().getEndPosition(path.getCompilationUnit(), type.getLeaf()) < 0;
  }

  /** A signature is part of the companion, too. */
  private void checkAccess(CompilationUnitTree unit, Tree at, TypeMirror type) {
    if (type instanceof ArrayType array) checkAccess(unit, at, array.getComponentType());
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) checkAccess(unit, at, wildcard.getExtendsBound());
      if (wildcard.getSuperBound() != null) checkAccess(unit, at, wildcard.getSuperBound());
    }
    if (!(type instanceof DeclaredType declared)) return;
    for (TypeMirror argument : declared.getTypeArguments()) checkAccess(unit, at, argument);
    for (Element e = declared.asElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        refuse(unit, nameIn(at, e.getSimpleName()), RefusalId.PRIVATE_TYPE,
            "the generated class cannot name the private type " + e.getSimpleName() + "; make it package-private");
      }
    }
  }

  /** The annotation at {@code method} or its parameters; the method if it stands elsewhere. */
  private static Tree annotation(MethodTree method, String qualifiedName) {
    return Stream.concat(Stream.of(method.getModifiers()), method.getParameters().stream().map(VariableTree::getModifiers))
        .flatMap(modifiers -> modifiers.getAnnotations().stream())
        .filter(annotation -> ("." + qualifiedName).endsWith("." + annotation.getAnnotationType()))
        .findFirst()
        .<Tree>map(annotation -> annotation)
        .orElse(method);
  }

  /** Where {@code type} names {@code name}; the whole of it if it does not. */
  private static Tree nameIn(Tree type, Name name) {
    Tree found =
        new TreeScanner<Tree, Void>() {
          @Override
          public Tree visitIdentifier(IdentifierTree node, Void none) {
            return node.getName().equals(name) ? node : null;
          }

          @Override
          public Tree reduce(Tree one, Tree other) {
            return one != null ? one : other;
          }
        }.scan(type, null);
    return found != null ? found : type;
  }

  private void refuse(CompilationUnitTree unit, Tree tree, RefusalId id, String message) {
    diagnostics.error(unit, tree, id, message);
  }
}
