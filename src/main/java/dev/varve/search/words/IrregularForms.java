package dev.varve.search.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/** Puts the base form for English words whose other forms no stemmer can guess: wrote, broken, indices. */
final class IrregularForms extends TokenFilter {

  private static final CharArrayMap<String> BASES = read();

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  IrregularForms(TokenStream input) {
    super(input);
  }

  /** Each line has a base form and its other forms. */
  private static CharArrayMap<String> read() {
    CharArrayMap<String> bases = new CharArrayMap<>(512, false);
    try (InputStream in = IrregularForms.class.getResourceAsStream("irregular-forms.txt")) {
      if (in == null) {
        throw new IllegalStateException("missing irregular-forms.txt");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] forms = line.split(" ", -1);
        for (int i = 1; i < forms.length; i++) {
          bases.put(forms[i], forms[0]);
        }
      }
      return bases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String base = keyword.isKeyword() ? null : BASES.get(term.buffer(), 0, term.length());
    if (base != null) {
      term.setEmpty().append(base);
    }
    return true;
  }
}
