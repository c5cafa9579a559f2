package dev.varve.observer.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One block of an answer and its fields. A field whose end tag is missing swallows what follows; so fields are looked
 * for at any depth, and a field's text is only what stands directly in it.
 */
record Block(Element element) {

  private static final String BLOCKS = "observation, summary";

  boolean isSummary() {
    return element.normalName().equals("summary");
  }

  /** A field given as attribute or child; empty when there is none. */
  String value(String name) {
    if (element.hasAttr(name)) {
      return element.attr(name).strip();
    }
    for (Element child : fields(name)) {
      String text = child.wholeOwnText().strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The items of a list, each once; without items the lines of the list itself. */
  List<String> items(String list, String item) {
    Set<String> seen = new HashSet<>();
    List<String> items = new ArrayList<>();
    for (Element child : fields(item)) {
      if (isWithin(child, list)) {
        add(child.wholeOwnText(), seen, items);
      }
    }
    if (items.isEmpty()) {
      for (String line : value(list).lines().toList()) {
        add(line.replaceFirst("^\\s*[-*•]\\s+", ""), seen, items);
      }
    }
    return items;
  }

  private static void add(String text, Set<String> seen, List<String> items) {
    String plain = text.strip().replaceAll("\\s+", " ");
    if (!plain.isEmpty() && seen.add(plain)) {
      items.add(plain);
    }
  }

  private List<Element> fields(String name) {
    List<Element> found = new ArrayList<>(element.getElementsByTag(name));
    found.addAll(element.getElementsByTag(name.replace('_', '-')));
    found.removeIf(child -> !element.equals(child.closest(BLOCKS)));
    return found;
  }

  /** The nearest list around a file says what was done with it; other items occur in one list only. */
  private static boolean isWithin(Element item, String list) {
    for (@Nullable Element at = item.parent(); at != null; at = at.parent()) {
      String name = at.normalName().replace('-', '_');
      if (name.equals(list)) {
        return true;
      }
      if (name.startsWith("files_") || name.equals("observation")) {
        return name.equals("observation") && !list.startsWith("files_");
      }
    }
    return false;
  }
}
