package dev.varve.observer.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/**
 * The blocks of an answer, whatever stands around them.
 *
 * @param saysNothing whether it contains {@code <nothing/>}
 * @param torn whether it stops in the middle of a block
 */
record Blocks(List<Block> list, boolean saysNothing, boolean torn) {

  static Blocks of(String answer) {
    String readable = Markup.readable(answer);
    Document document =
        Jsoup.parse(readable, "", Parser.xmlParser().settings(ParseSettings.htmlDefault));
    List<Block> list = new ArrayList<>();
    for (Element element : document.select("observation, summary")) {
      list.add(new Block(element));
    }
    return new Blocks(list, !document.select("nothing").isEmpty(), isTorn(readable));
  }

  /**
   * An answer may lack the end tag of its last block, but not stop inside a field: then it was cut, whatever the
   * provider said about it.
   */
  private static boolean isTorn(String readable) {
    boolean open = false;
    boolean atFieldEnd = false;
    int end = 0;
    Matcher tag = Markup.ANSWER_TAG.matcher(readable);
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(Locale.ROOT);
      boolean closing = !tag.group(1).isEmpty();
      if (name.equals("observation") || name.equals("summary")) {
        open = !closing;
      }
      atFieldEnd = closing;
      end = tag.end();
    }
    String rest = readable.substring(end).replace("`", "").strip();
    return open && !(atFieldEnd && rest.isEmpty()) || endsInTag(rest);
  }

  /** A block that had only begun to begin; without its end it was not a tag and so was made text. */
  private static boolean endsInTag(String rest) {
    int at = rest.lastIndexOf(Markup.LESS_THAN);
    if (at < 0 || rest.indexOf('>', at) >= 0) {
      return false;
    }
    String tag = rest.substring(at + Markup.LESS_THAN.length()).toLowerCase(Locale.ROOT);
    int nameEnd = tag.indexOf(' ');
    String name = nameEnd < 0 ? tag : tag.substring(0, nameEnd);
    return "observation".startsWith(name) || "summary".startsWith(name);
  }
}
