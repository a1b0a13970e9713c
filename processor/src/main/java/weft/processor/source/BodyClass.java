package weft.processor.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import weft.processor.source.BodyScope.ClassEntry;
import weft.processor.source.BodyScope.TypeEntry;

/** A class that is declared in a body: anonymous, local, or a member of such a class. It has no element yet. */
final class BodyClass {
  /** A type that a tree in a body names; {@code type} is null where it is not a class of the body. */
  record Named(Meaning meaning, BodyClass type) {}

  private final ClassTree tree;
  private final Meaning meaning;
  private final Set<String> fields = new HashSet<>();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> privates = new HashSet<>();
  private final Map<String, BodyClass> types = new HashMap<>();
  private final List<Tree> supertypeTrees = new ArrayList<>();
  private final BodyScope header;
  private final BodyScope inside;
  private List<Named> supertypes;

  /**
   * @param around the scope at the declaration
   * @param created the type that an anonymous class extends or implements, else null
   */
  BodyClass(ClassTree tree, Meaning meaning, BodyScope around, Tree created) {
    this.tree = tree;
    this.meaning = meaning;
    String name = tree.getSimpleName().toString();
    BodyScope scope = name.isEmpty() ? around : new BodyScope(around, new TypeEntry(name, meaning, this));
    for (TypeParameterTree parameter : tree.getTypeParameters()) {
      scope = new BodyScope(scope, new TypeEntry(parameter.getName().toString(), new Meaning.Nested(), null));
    }
    this.header = scope;
    this.inside = new BodyScope(scope, new ClassEntry(this));
    if (created != null) {
      supertypeTrees.add(created);
    }
    if (tree.getExtendsClause() != null) {
      supertypeTrees.add(tree.getExtendsClause());
    }
    supertypeTrees.addAll(tree.getImplementsClause());
    for (Tree member : tree.getMembers()) {
      add(member);
    }
  }

  private void add(Tree member) {
    if (member instanceof VariableTree field) {
      String name = field.getName().toString();
      fields.add(name);
      if (field.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        privates.add(name);
      }
      if (tree.getKind() == Tree.Kind.RECORD) {
        methods.add(name); // JLS 8.10.3: the accessor, declared or not
      }
    } else if (member instanceof MethodTree method) {
      methods.add(method.getName().toString());
      if (method.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        privates.add(method.getName() + "()");
      }
    } else if (member instanceof ClassTree type) {
      types.put(type.getSimpleName().toString(), new BodyClass(type, new Meaning.Nested(), inside, null));
    }
  }

  ClassTree tree() {
    return tree;
  }

  Meaning meaning() {
    return meaning;
  }

  boolean declaresField(String name) {
    return fields.contains(name);
  }

  boolean declaresMethod(String name) {
    return methods.contains(name);
  }

  boolean isPrivate(String member) {
    return privates.contains(member);
  }

  BodyClass declaredType(String name) {
    return types.get(name);
  }

  /** The scope of its {@code extends} clause and the like: type parameters, but no members (JLS 8.1.4). */
  BodyScope header() {
    return header;
  }

  /** The scope of its body. */
  BodyScope inside() {
    return inside;
  }

  List<Tree> supertypeTrees() {
    return supertypeTrees;
  }

  /** Null until they have been found. */
  List<Named> supertypes() {
    return supertypes;
  }

  void supertypes(List<Named> found) {
    this.supertypes = found;
  }
}
