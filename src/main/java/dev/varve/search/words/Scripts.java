package dev.varve.search.words;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.RuleBasedBreakIterator;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;

/**
 * Where a text is cut: scripts that write no spaces by ICU's dictionaries, all others only at spaces, because what
 * programmers write between them, such as a path, is also one word.
 */
final class Scripts extends DefaultICUTokenizerConfig {

  private static final RuleBasedBreakIterator AT_SPACES =
      new RuleBasedBreakIterator("[\\p{White_Space}]+;\n[^\\p{White_Space}]+ {200};");

  Scripts() {
    super(true, true);
  }

  @Override
  public RuleBasedBreakIterator getBreakIterator(int script) {
    return switch (script) {
      case UScript.JAPANESE, UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR ->
          super.getBreakIterator(script);
      default -> (RuleBasedBreakIterator) AT_SPACES.clone();
    };
  }
}
