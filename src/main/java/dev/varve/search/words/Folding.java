package dev.varve.search.words;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes case and accents away, as {@link ICUFoldingFilter} does, from plain letters without asking ICU each time. */
public final class Folding extends TokenFilter {

  private static final int PLAIN = 0x80;

  /** What ICU makes of a plain character; 0 when nothing is left of it. */
  private static final char[] FOLDED = folded();

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final StringBuilder whole = new StringBuilder();

  public Folding(TokenStream input) {
    super(input);
  }

  /** The same of a text that is no token. */
  public static String of(String text) {
    return ICUFoldingFilter.NORMALIZER.normalize(text);
  }

  private static char[] folded() {
    char[] folded = new char[PLAIN];
    for (char c = 0; c < PLAIN; c++) {
      String one = ICUFoldingFilter.NORMALIZER.normalize(String.valueOf(c));
      folded[c] = one.isEmpty() ? 0 : one.charAt(0);
    }
    return folded;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!foldPlain(term.buffer(), term.length())) {
      Normalizer2 icu = ICUFoldingFilter.NORMALIZER;
      whole.setLength(0);
      icu.normalize(term, whole);
      term.setEmpty().append(whole);
    }
    return true;
  }

  /** Whether the letters were all plain; else nothing was changed. */
  private boolean foldPlain(char[] letters, int length) {
    for (int i = 0; i < length; i++) {
      if (letters[i] >= PLAIN) {
        return false;
      }
    }
    int kept = 0;
    for (int i = 0; i < length; i++) {
      char folded = FOLDED[letters[i]];
      if (folded != 0) {
        letters[kept++] = folded;
      }
    }
    term.setLength(kept);
    return true;
  }
}
