package weft.processor.emit;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
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
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import weft.processor.RefusalId;
import weft.processor.flow.Code;
import weft.processor.flow.Variable;
import weft.processor.source.Body;
import weft.processor.source.Meaning;
import weft.processor.source.Names;
import weft.processor.source.SwitchLabels;
import weft.processor.text.ClassName;
import weft.processor.text.CodeBlock;

/**
 * Cuts the text of a tree out of the source and edits it where a name no longer means what it meant: variables under the
 * names that storage gave them, members with their qualifier, types as the companion imports them. Everything else,
 * comments and syntax not invented yet included, survives as it was written.
 */
public final class SourceSlicer {
  private final Body body;
  private final Names names;
  private final Storage storage;
  private final AccessEdits access;
  private final Frames frames;
  private final SourceText source;
  private final Function<Tree, CodeBlock> substitutes;
  private final List<Refusal> refusals = new ArrayList<>();
  private Tree started;

  SourceSlicer(Body body, Storage storage, AccessEdits access, Frames frames, Function<Tree, CodeBlock> substitutes) {
    this.body = body;
    this.access = access;
    this.frames = frames;
    this.names = body.names();
    this.storage = storage;
    this.source = access.bridges().sourceOf(body);
    this.substitutes = substitutes;
  }

  /** The factory of the same companion that {@code node} calls, or null. */
  String factoryBeside(MethodInvocationTree node) {
    AccessEdits.Call call = access.call(node);
    return call != null && access.bridges().starters().isBeside(call) ? call.name() : null;
  }

  /** The call of a factory of the same companion that {@code source} is, or null. */
  MethodInvocationTree startedBy(ExpressionTree source) {
    boolean isCall = AccessEdits.strip(source) instanceof MethodInvocationTree call && factoryBeside(call) != null;
    return isCall ? (MethodInvocationTree) AccessEdits.strip(source) : null;
  }

  /** Says that {@code call}, which may be null, is to make a run and not a sequence. */
  boolean start(MethodInvocationTree call) {
    started = call;
    return call != null;
  }

  /** Says that what is printed behind it stands for {@code tree}. */
  CodeBlock mark(Tree tree) {
    return source.mark(tree);
  }

  /** What a bridge cannot do. */
  public record Refusal(Tree at, RefusalId id, String message) {
    Refusal(Tree at, String message) {
      this(at, RefusalId.PRIVATE_MEMBER, message);
    }

    static Refusal privateType(Tree at, TypeElement type, CharSequence member) {
      return new Refusal(at, RefusalId.PRIVATE_TYPE, "the generated class cannot name the private type " + type.getSimpleName()
          + ", which the declaration of " + member + " mentions; make it package-private");
    }

    static Refusal privateReceiver(Tree at, TypeElement type) {
      return new Refusal(at, RefusalId.PRIVATE_TYPE, "the generated class cannot use the members of the private type "
          + type.getSimpleName() + "; make it package-private");
    }

    static Refusal hiddenByObject(Tree at, String method) {
      return new Refusal(at, "private methods cannot be had in this form if they are named " + method
          + ", like a method of every object; rename the method, or make it package-private");
    }
  }

  /** The copies for guards are made before the selector; what that assigns would come too late for them. */
  void refuseOwnAssignment(Code code, Variable variable) {
    for (Object part : code.parts()) {
      boolean assigns = part instanceof Tree tree && names.writtenIn(tree).contains(variable) && !names.declaredIn(tree).contains(variable);
      if (assigns) {
        refusals.add(new Refusal((Tree) part, RefusalId.CAPTURED_ASSIGNMENT,
            variable.name() + " is assigned by the selector and captured by a case; assign it in a statement of its own, before"));
      }
    }
  }

  List<Refusal> refusals() {
    return refusals;
  }

  /** The text of {@code tree}; {@code copies} are the names under which captured variables are copied for it. */
  CodeBlock slice(Tree tree, Map<Variable, String> copies) {
    return slice(tree, new Edits(copies));
  }

  /** The text from the first to the last of {@code statements}. */
  CodeBlock slice(List<? extends StatementTree> statements) {
    Edits edits = new Edits(Map.of());
    edits.scan(statements, null);
    return edited(source.start(statements.get(0)), source.end(statements.get(statements.size() - 1)), edits);
  }

  /** The text of {@code tree} as it stands inside a lambda. */
  CodeBlock sliceCaptured(Tree tree, Map<Variable, String> copies) {
    Edits edits = new Edits(copies);
    edits.captureDepth++;
    return slice(tree, edits);
  }

  /** A label of a case, or its guard: what they declare is assigned to its own variable behind them. */
  CodeBlock sliceLabel(Tree tree, Map<Variable, String> copies) {
    Edits edits = new Edits(copies);
    edits.isLabel = true;
    edits.guardDepth++;
    return slice(tree, edits);
  }

  /** The text between the braces of an anonymous class. */
  CodeBlock sliceMembers(ClassTree anonymous, Map<Variable, String> copies) {
    Edits edits = new Edits(copies);
    edits.captureDepth++;
    edits.scan(anonymous.getMembers(), null);
    int open = source.after("{", source.start(anonymous));
    return edited(open, source.end(anonymous) - 1, edits);
  }

  private CodeBlock slice(Tree tree, Edits edits) {
    edits.root = tree;
    edits.scan(tree, null);
    return edited(source.start(tree), source.end(tree), edits);
  }

  private CodeBlock edited(int start, int end, Edits edits) {
    CodeBlock.Builder text = CodeBlock.builder();
    int from = start;
    String margin = source.margin(from, end);
    for (BridgeScanner.Edit edit : edits.inOrder()) {
      source.print(from, edit.start(), margin, text);
      text.add(edit.replacement());
      from = edit.end();
    }
    source.print(from, end, margin, text);
    return text.build();
  }

  /** A type's name; in full where a variable of the body would obscure the simple one. */
  private CodeBlock type(TypeElement type) {
    ClassName name = ClassName.get(type);
    boolean isObscured = name.simpleNames().stream().anyMatch(storage::declares);
    return isObscured ? text(name.canonicalName()) : CodeBlock.of("$T", name);
  }

  private static CodeBlock text(String text) {
    return BridgeScanner.text(text);
  }

  /** Collects the places where the text must change. */
  private final class Edits extends ClassScanner {
    private final Map<Variable, String> copies;
    /** The bindings that this text matches, under the names of its own patterns: these can be captured as they are. */
    private final Map<Variable, String> matched = new HashMap<>();
    private Tree root;
    private int captureDepth;
    private int guardDepth;
    private int valueDepth;
    private boolean isLabel;

    Edits(Map<Variable, String> copies) {
      super(body, access, frames, source);
      this.copies = copies;
    }

    @Override
    String nameOf(Variable variable) {
      String copy = captureDepth + guardDepth > 0 ? matched.getOrDefault(variable, copies.get(variable)) : null;
      return copy != null ? copy : storage.nameOf(variable);
    }

    /** What has been evaluated before stands under the name of its variable. */
    @Override
    public Void scan(Tree tree, Void none) {
      CodeBlock substitute = tree == null || tree == root ? null : substitutes.apply(tree);
      if (substitute == null) return super.scan(tree, none);
      replace(tree, substitute);
      return null;
    }

    @Override
    CodeBlock slice(Tree tree) {
      CodeBlock substitute = substitutes.apply(tree);
      if (substitute != null) return substitute;
      if (captureDepth + guardDepth == 0) return SourceSlicer.this.slice(tree, copies);
      Map<Variable, String> names = new HashMap<>(copies);
      names.putAll(matched);
      return sliceCaptured(tree, names);
    }

    @Override
    AccessEdits.Call called(MethodInvocationTree node) {
      AccessEdits.Call call = super.called(node);
      return node == started ? call.renamed(access.bridges().starters().use(call.name())) : call;
    }

    @Override
    void refuse(Refusal refusal) {
      refusals.add(refusal);
    }

    /** A copy of a variable that this text assigns has its value from then on. */
    @Override
    public Void visitAssignment(AssignmentTree node, Void none) {
      ExpressionTree target = node.getVariable();
      while (target instanceof ParenthesizedTree p) target = p.getExpression();
      String copy = names.of(target) instanceof Meaning.Local local ? copies.get(local.variable()) : null;
      if (copy != null) insert(source.start(node.getExpression()), text(copy + " = "));
      return super.visitAssignment(node, none);
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void none) {
      Meaning meaning = names.of(node);
      if (names.isUncertainLabel(node) && keepLabel(node, meaning)) return null;
      if (meaning instanceof Meaning.Member && readOverBridge(node)) return null;
      String name = node.getName().toString();
      if (meaning instanceof Meaning.Local local) {
        if (!nameOf(local.variable()).equals(name)) replace(node, text(nameOf(local.variable())));
      } else if (meaning instanceof Meaning.Member member) {
        replace(node, qualified(member, name));
      } else if (meaning instanceof Meaning.ImportedMember imported) {
        replace(node, access.bridges().imported().isNeeded(names.imported(node))
            ? access.bridges().imported().method(names.imported(node))
            : CodeBlock.of("$L.$L", type(imported.declaring()), name));
      } else if (meaning instanceof Meaning.Type type) {
        replace(node, type(type.element()));
      } else if (meaning instanceof Meaning.Instance instance) {
        replaceInstance(node, instance);
      } else if (meaning instanceof Meaning.LocalType local) {
        nameLocalClass(node, local.declaration());
      }
      return null;
    }

    /** As a simple name it is right for both, an enum and a constant. Where something of the run hides that, it is a constant. */
    private boolean keepLabel(IdentifierTree node, Meaning meaning) {
      String name = node.getName().toString();
      if (storage.declares(name) || Storage.isFieldOfRuns(name)) return false;
      if (meaning instanceof Meaning.Member member) access.bridges().labels().add((VariableElement) member.member());
      if (meaning instanceof Meaning.ImportedMember member) access.bridges().labels().add((VariableElement) member.member());
      return meaning instanceof Meaning.Member || meaning instanceof Meaning.ImportedMember;
    }

    private void replaceInstance(Tree node, Meaning.Instance instance) {
      String name = nameOf(body.instanceOf(access.callerOf(instance)));
      replace(node, instance.isSuper() ? access.asSuper(instance, name) : text(name));
    }

    private CodeBlock qualified(Meaning.Member member, String name) {
      if (member.isStatic()) return CodeBlock.of("$L.$L", type(member.holder()), name);
      // A simple name may be a constant expression; behind an instance it is none (JLS 15.29).
      Object constant = member.member() instanceof VariableElement field ? field.getConstantValue() : null;
      if (constant != null) return constant(constant);
      Variable instance = body.instanceOf(member.holder());
      // Among overloads of both kinds, a static method can only mean a static one.
      if (instance == null) return CodeBlock.of("$L.$L", type(member.holder()), name);
      return CodeBlock.of("$L.$L", nameOf(instance), name);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, Void none) {
      Meaning meaning = names.of(node);
      if (meaning instanceof Meaning.Instance instance) {
        replaceInstance(node, instance);
      } else if (meaning instanceof Meaning.Type && node.getExpression() instanceof ParameterizedTypeTree) {
        scan(node.getExpression(), none); // Outer<A>.Inner: the name of Inner alone would mean the raw type
      } else if (meaning instanceof Meaning.Type type) {
        replace(node, type(type.element()));
      } else if (!(meaning instanceof Meaning.PackageName) && !readOverBridge(node)) {
        boolean isName = node.getExpression() instanceof IdentifierTree || node.getExpression() instanceof ArrayTypeTree;
        if (isName) scanRaw(node.getExpression());
        if (!isName) scan(node.getExpression(), none);
      }
      return null;
    }

    /** {@code new Inner()} finds its enclosing instance by itself in the source only: {@code self.new Inner()}. */
    @Override
    public Void visitNewClass(NewClassTree node, Void none) {
      Optional<Frame> named = frames.ofAnonymous(node);
      if (named.isPresent()) {
        createNamed(node, named.get());
        return null;
      }
      Optional<Variable> enclosing = names.enclosingInstance(node).filter(frames::isInstance);
      Optional<TypeElement> created = access.created(node);
      if (created.isPresent() || refuseUncertain(node)) {
        created.ifPresent(type -> createOverBridge(node, type, enclosing));
        return null;
      }
      if (enclosing.isEmpty()) return super.visitNewClass(node, none);
      insert(source.start(node), text(nameOf(enclosing.get()) + "."));
      Tree name = node.getIdentifier();
      if (name instanceof ParameterizedTypeTree parameterized) {
        name = parameterized.getType();
        scan(parameterized.getTypeArguments(), none);
      }
      String text = source.between(source.start(name), source.end(name));
      replace(name, text(text.substring(text.lastIndexOf('.') + 1)));
      scan(node.getTypeArguments(), none);
      scan(node.getArguments(), none);
      scan(node.getClassBody(), none);
      return null;
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree node, Void none) {
      if (referToFactory(node) || referOverBridge(node)) return null;
      boolean isArray = node.getQualifierExpression() instanceof ArrayTypeTree;
      if (isArray) scanRaw(node.getQualifierExpression());
      return isArray ? null : super.visitMemberReference(node, none);
    }

    /**
     * A resource that is an expression must be a variable that is never assigned again (JLS 14.20.3).
     *
     * <pre>
     * try (x)      try (var resource = x)
     * </pre>
     */
    @Override
    public Void visitTry(TryTree node, Void none) {
      for (Tree resource : node.getResources()) {
        boolean stays = resource instanceof VariableTree || isAsWritten(names.of(resource));
        if (!stays) insert(source.start(resource), text("var " + storage.fresh("resource") + " = "));
      }
      return super.visitTry(node, none);
    }

    private boolean isAsWritten(Meaning meaning) {
      return meaning instanceof Meaning.Nested
          || meaning instanceof Meaning.Local local && storage.placeOf(local.variable()) == Storage.Place.INLINE;
    }

    @Override
    public Void visitSwitch(SwitchTree node, Void none) {
      for (CaseTree group : SwitchGroups.closed(node, names)) {
        List<? extends StatementTree> statements = group.getStatements();
        insert(source.start(statements.get(0)), text("{ "));
        insert(source.end(statements.get(statements.size() - 1)), text(" }"));
      }
      return super.visitSwitch(node, none);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
      valueDepth++;
      super.visitSwitchExpression(node, none);
      valueDepth--;
      return null;
    }

    /**
     * Where something has been evaluated before a {@code switch} expression, as the object has whose field is assigned, javac 17
     * writes code for a {@code synchronized} statement in it that does not verify; not so where there is a {@code try}, too, if there
     * is anything in it.
     *
     * <pre>
     * synchronized (lock) { statements }      synchronized (lock) { try { ; statements } finally { ; } }
     * </pre>
     */
    @Override
    public Void visitSynchronized(SynchronizedTree node, Void none) {
      if (valueDepth == 0) return super.visitSynchronized(node, none);
      insert(source.start(node.getBlock()) + 1, text(" try { ;"));
      super.visitSynchronized(node, none);
      insert(source.end(node.getBlock()) - 1, text("} finally { ; } "));
      return null;
    }

    /** What is no field must be effectively final in a guard, as in a lambda (JLS 21, 14.11.1). */
    @Override
    public Void visitCase(CaseTree node, Void none) {
      SwitchLabels labels = SwitchLabels.of(node);
      scan(labels.labels(), none);
      guardDepth++;
      scan(labels.guard(), none);
      guardDepth--;
      if (node.getCaseKind() == CaseTree.CaseKind.STATEMENT) return scan(node.getStatements(), none);
      return scan(node.getBody(), none);
    }

    /**
     * A binding that is used beyond the statement is a variable of its own.
     *
     * <pre>
     * o instanceof T t                 (o instanceof T t2 &amp;&amp; (t = t2) == t2)
     * o instanceof P(T t, double d)    (o instanceof P(T t2, double d2) &amp;&amp; (t = t2) == t2 &amp;&amp; ((d = d2) == d2 || true))
     * </pre>
     */
    @Override
    public Void visitInstanceOf(InstanceOfTree node, Void none) {
      List<Variable> bindings = node.getPattern() == null || isLabel ? List.of() : loweredIn(node.getPattern());
      if (bindings.isEmpty()) return super.visitInstanceOf(node, none);
      insert(source.start(node), text("("));
      super.visitInstanceOf(node, none);
      StringBuilder assignments = new StringBuilder();
      for (Variable binding : bindings) {
        String assignment = "(" + storage.nameOf(binding) + " = " + storage.nameInPattern(binding) + ")";
        String test = assignment + " == " + storage.nameInPattern(binding);
        assignments.append(" && ").append(mayBeNaN(binding) ? "(" + test + " || true)" : test);
      }
      insert(source.end(node), text(assignments + ")"));
      return null;
    }

    private List<Variable> loweredIn(Tree pattern) {
      return names.declaredIn(pattern).stream().filter(storage::isLowered).toList();
    }

    private boolean mayBeNaN(Variable binding) {
      TypeKind kind = body.declaredType(binding).map(TypeMirror::getKind).orElse(TypeKind.NONE);
      return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
    }

    @Override
    public Void visitBindingPattern(BindingPatternTree node, Void none) {
      Variable binding = names.variable(node.getVariable());
      if (binding != null) {
        String name = storage.nameInPattern(binding);
        if (storage.isLowered(binding)) matched.put(binding, name);
        if (!name.equals(binding.name())) replace(source.end(node) - binding.name().length(), source.end(node), text(name));
      }
      return super.visitBindingPattern(node, none);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
      return captured(() -> super.visitLambdaExpression(node, none));
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
      return captured(() -> super.visitClass(node, none));
    }

    private Void captured(Runnable scan) {
      int valueDepthAround = valueDepth;
      valueDepth = 0;
      captureDepth++;
      scan.run();
      captureDepth--;
      valueDepth = valueDepthAround;
      return null;
    }
  }
}
