package weft.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The exported services of the running compiler. */
public record Javac(
    JavacTask task, Trees trees, Elements elements, Types types, Filer filer, Messager messager, SourceVersion version) {}
