package weft.processor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** What is printed of declarations and blocks. */
class JavaFileTest {
  private static final ClassName NAME = ClassName.get("shapes", "Circle");

  private static String print(TypeSpec type) {
    return new JavaFile("shapes", type).print();
  }

  @Test
  void importsWhatIsNamedButForJavaLang() {
    MethodSpec area =
        MethodSpec.method("area").addModifiers(Modifier.STATIC).returns(ParameterizedTypeName.get(Map.class, String.class, Integer.class))
            .addException(IOException.class)
            .addStatement("return new $T<>()", TreeMap.class);
    assertEquals(
        """
        package shapes;

        import java.io.IOException;
        import java.util.Map;
        import java.util.TreeMap;

        class Circle {
          static Map<String, Integer> area() throws IOException {
            return new TreeMap<>();
          }
        }
        """,
        print(TypeSpec.of(NAME).addMethod(area)));
  }

  @Test
  void importsTheFirstOfOneName() {
    TypeSpec type =
        TypeSpec.of(NAME)
            .addField(FieldSpec.of(ClassName.get("java.util", "List"), "one"))
            .addField(FieldSpec.of(ClassName.get("java.awt", "List"), "other"));
    assertEquals(
        """
        package shapes;

        import java.util.List;

        class Circle {
          List one;

          java.awt.List other;
        }
        """,
        print(type));
  }

  @Test
  void writesInFullWhatSomethingElseHides() {
    TypeVariableName set = TypeVariableName.get("Set", TypeName.get(Comparable.class));
    TypeSpec type =
        TypeSpec.of(NAME)
            .addMethod(MethodSpec.method("hidden").addTypeVariable(set).returns(set).addStatement("return ($T) null", Set.class))
            .addField(FieldSpec.of(TypeName.get(Map.Entry.class), "entry"))
            .addField(FieldSpec.of(ClassName.get("other", "Circle"), "circle"))
            .addField(FieldSpec.of(TypeName.get(List.class), "list"))
            .addField(FieldSpec.of(NAME.nestedClass("Arc"), "arc"))
            .addType(TypeSpec.of(NAME.nestedClass("Arc")))
            .alwaysQualify(Set.of("List"));
    assertEquals(
        """
        package shapes;

        import java.util.Map;

        class Circle {
          Map.Entry entry;

          other.Circle circle;

          java.util.List list;

          Arc arc;

          <Set extends Comparable> Set hidden() {
            return (java.util.Set) null;
          }

          class Arc {
          }
        }
        """,
        print(type));
  }

  @Test
  void breaksLongHeads() {
    MethodSpec method = MethodSpec.method("methodOfALongName").varargs(true).addException(IllegalStateException.class);
    for (String name : List.of("alpha", "beta", "gamma", "delta")) {
      method.addParameter(ArrayTypeName.of(TypeName.get(StringBuilder.class)), name);
    }
    assertEquals(
        """
        package shapes;

        class Circle {
          void methodOfALongName(StringBuilder[] alpha, StringBuilder[] beta, StringBuilder[] gamma,
              StringBuilder... delta) throws IllegalStateException {
          }
        }
        """,
        print(TypeSpec.of(NAME).addMethod(method)));
  }

  @Test
  void indentsBlocksAndStatementsButNotEmptyLines() {
    CodeBlock inner = CodeBlock.of("f(\n\nx)");
    MethodSpec method =
        MethodSpec.method("run").addCode(CodeBlock.builder().add("{\n").indent().addStatement("$L", inner).unindent().add("}\n").build());
    assertEquals(
        """
        package shapes;

        class Circle {
          void run() {
            {
              f(

                  x);
            }
          }
        }
        """,
        print(TypeSpec.of(NAME).addMethod(method)));
  }

  @Test
  void tellsTheLinesOfTheSource() {
    MethodSpec method = MethodSpec.method("run");
    method.addCode(CodeBlock.mark(7)).addCode("a();\n").addCode("$L$Lb();\n", CodeBlock.mark(7), CodeBlock.mark(8));
    method.addCode(CodeBlock.mark(9)).addCode("c();\n").addCode(CodeBlock.mark(10)).addCode("d();\n");
    method.addCode(CodeBlock.mark(10)).addCode("e();\n").addCode(CodeBlock.mark(11)).addCode("f();\ng();\n");
    method.addCode(CodeBlock.mark(13)).addCode("h();\n").addCode(CodeBlock.mark(14)).addCode("i();\n");
    MethodSpec lines =
        MethodSpec.method("lines").returns(TypeName.get(String.class)).addStatement("return $L", CodeBlock.literalWithLines("\""));
    assertEquals(
        """
        package shapes;

        class Circle {
          void run() {
            a();
            b();
            c();
            d();
            e();
            f();
            g();
            h();
            i();
          }

          String lines() {
            return "\\"5:7 7:9+1 10:11 12:13+1";
          }
        }
        """,
        print(TypeSpec.of(NAME).addMethod(method).addMethod(lines)));
  }
}
