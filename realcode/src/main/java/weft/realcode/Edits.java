package weft.realcode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text. What is inserted at one place stands in the order in which it was added. */
final class Edits {
  private record Edit(int start, int end, String text) {}

  private final List<Edit> edits = new ArrayList<>();

  void insert(int at, String text) {
    replace(at, at, text);
  }

  void replace(int start, int end, String text) {
    edits.add(new Edit(start, end, text));
  }

  void addAll(Edits others) {
    edits.addAll(others.edits);
  }

  String applyTo(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    List<Edit> inOrder = new ArrayList<>(edits);
    inOrder.sort(Comparator.comparingInt(Edit::start)); // stable
    for (Edit edit : inOrder) {
      result.append(text, at, edit.start()).append(edit.text());
      at = edit.end();
    }
    return result.append(text, at, text.length()).toString();
  }
}
