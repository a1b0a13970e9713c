package weft.processor.weave;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Finds where javac writes class files, with exported API only.
 *
 * <ul>
 *   <li>With {@code -d}: in the class output, by package and name.
 *   <li>With {@code --module-source-path}: in the class output of the module.
 *   <li>Without {@code -d}: beside the source if that is a file, else in the current directory. The filer knows only
 *       the latter.
 * </ul>
 */
record ClassFiles(Filer filer, Elements elements) {
  /** The places where the class file may come to lie, the likeliest first. */
  List<ClassFile> candidates(TypeElement type, JavaFileObject source) throws IOException {
    String binaryName = elements.getBinaryName(type).toString();
    int dot = binaryName.lastIndexOf('.');
    String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
    String fileName = binaryName.substring(dot + 1) + ".class";

    Optional<ClassFile> inModule = inOutputOfModule(type, packageName, fileName);
    if (inModule.isPresent()) {
      return List.of(inModule.get());
    }
    ClassFile.InClassOutput inOutput = new ClassFile.InClassOutput(filer, packageName, fileName, type);
    Optional<ClassFile> beside = isOutputUnset(inOutput) ? besideSource(source, fileName) : Optional.empty();
    return beside.isPresent() ? List.of(beside.get(), inOutput) : List.of(inOutput);
  }

  /** The filer takes the name of a module only in a compilation of several modules, and may then need it. */
  private Optional<ClassFile> inOutputOfModule(TypeElement type, String packageName, String fileName)
      throws IOException {
    ModuleElement module = elements.getModuleOf(type);
    if (module == null || module.isUnnamed()) {
      return Optional.empty();
    }
    String container = module.getQualifiedName() + "/" + packageName;
    ClassFile.InClassOutput file = new ClassFile.InClassOutput(filer, container, fileName, type);
    try {
      file.resource();
      return Optional.of(file);
    } catch (FilerException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Without {@code -d}, javac's file manager names the file of any package as one in the current directory. File
   * managers that name no paths are not asked: to ask one that keeps files in memory may create them.
   */
  private boolean isOutputUnset(ClassFile.InClassOutput file) throws IOException {
    URI uri = file.resource().toUri();
    if (ClassFile.path(uri).isEmpty()) {
      return false;
    }
    String otherPackage = file.container().isEmpty() ? "weft" : "";
    return uri.equals(
        new ClassFile.InClassOutput(filer, otherPackage, file.fileName(), file.type()).resource().toUri());
  }

  private static Optional<ClassFile> besideSource(JavaFileObject source, String fileName) {
    return ClassFile.path(source.toUri()).map(path -> new ClassFile.BesideSource(path.resolveSibling(fileName)));
  }
}
