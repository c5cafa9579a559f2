package dev.varve.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes blocks between an opening and a closing tag: any case, nested, with white space or attributes inside
 * the tags. Linear in time for any text but those built so that each removal makes a new block; such a text
 * loses everything from its first tag on.
 */
final class PrivateBlocks {

  /** Removals that may each uncover a new block before the text counts as an attempt to hide one. */
  private static final int ROUNDS_MAX = 8;

  private final Pattern tag;
  private final String firstChars;

  /** @param names of the tags in lower case */
  PrivateBlocks(String... names) {
    String name = "(?:" + String.join("|", names) + ")";
    this.tag = Pattern.compile("(?i)<\\s{0,16}+(/?)\\s{0,16}+" + name + "(?=[\\s>/]|\\z)[^<>]{0,512}+>?");
    var first = new StringBuilder("/ \t\r\n");
    for (String each : names) {
      first.append(each.charAt(0)).append(Character.toUpperCase(each.charAt(0)));
    }
    this.firstChars = first.toString();
  }

  /** What is left of a text, and how many blocks were taken out. */
  record Rest(String text, int removed) {}

  private record Block(int start, int end) {}

  /** @param toEnd whether an opening tag without a closing one runs to the end of the text */
  Rest remove(String text, boolean toEnd) {
    var rest = new Rest(text, 0);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      List<Block> blocks = blocks(rest.text(), toEnd);
      if (blocks.isEmpty()) {
        return rest;
      }
      rest = new Rest(without(rest.text(), blocks), rest.removed() + blocks.size());
    }
    List<Block> left = blocks(rest.text(), toEnd);
    return left.isEmpty() ? rest : new Rest(rest.text().substring(0, left.getFirst().start()), rest.removed() + 1);
  }

  private List<Block> blocks(String text, boolean toEnd) {
    if (text.indexOf('<') < 0) {
      return List.of();
    }
    var blocks = new ArrayList<Block>(0);
    var open = new ArrayDeque<Integer>(0);
    Matcher matcher = tag.matcher(text);
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (!mayStart(text, at) || !matcher.region(at, text.length()).lookingAt() || matcher.group().endsWith("/>")) {
        continue;
      }
      if (matcher.group(1).isEmpty()) {
        open.push(at);
      } else if (!open.isEmpty()) {
        add(blocks, new Block(open.pop(), matcher.end()));
      }
    }
    if (toEnd && !open.isEmpty()) {
      add(blocks, new Block(open.getLast(), text.length()));
    }
    return blocks;
  }

  private boolean mayStart(String text, int at) {
    return at + 1 < text.length() && firstChars.indexOf(text.charAt(at + 1)) >= 0;
  }

  /** A block swallows those inside it. */
  private static void add(List<Block> blocks, Block block) {
    while (!blocks.isEmpty() && blocks.getLast().start() >= block.start()) {
      blocks.removeLast();
    }
    blocks.add(block);
  }

  private static String without(String text, List<Block> blocks) {
    var left = new StringBuilder(text.length());
    int from = 0;
    for (Block block : blocks) {
      left.append(text, from, block.start());
      from = block.end();
    }
    return left.append(text, from, text.length()).toString();
  }
}
