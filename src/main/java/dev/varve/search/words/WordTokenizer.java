package dev.varve.search.words;

import com.ibm.icu.lang.UCharacter;
import java.io.CharArrayReader;
import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.ArrayUtil;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text at spaces. Only a text with letters beyond Latin is given to ICU, which knows all scripts and costs several
 * times as much; for others both find the same.
 */
final class WordTokenizer extends Tokenizer {

  /** So long is a piece at most, as with ICU, which reads so much at once. */
  private static final int PIECE_CHARS_MAX = 4_096;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private char[] text = new char[1_024];
  private int length;
  private int at;
  private boolean plain;
  private @Nullable Scripted scripted;

  /** The way by ICU. */
  private static final class Scripted {

    private final ICUTokenizer tokenizer = new ICUTokenizer(new Scripts());
    private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    at = 0;
    length = 0;
    for (int read = read(); read > 0; read = read()) {
      length += read;
    }
    plain = isPlain();
    if (!plain) {
      Scripted icu = scripted == null ? new Scripted() : scripted;
      scripted = icu;
      icu.tokenizer.setReader(new CharArrayReader(text, 0, length));
      icu.tokenizer.reset();
    }
  }

  private int read() throws IOException {
    text = ArrayUtil.grow(text, length + 1);
    return input.read(text, length, text.length - length);
  }

  private boolean isPlain() {
    for (int i = 0; i < length; i++) {
      if (!isPlain(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Latin letters, and signs that belong to no script. */
  private static boolean isPlain(char c) {
    return c < '\u0250' || (c >= '\u2000' && c < '\u2070') || (c >= '\u2190' && c < '\u2600');
  }

  @Override
  public boolean incrementToken() throws IOException {
    clearAttributes();
    Scripted icu = scripted;
    return plain || icu == null ? nextPlain() : next(icu);
  }

  private boolean nextPlain() {
    while (at < length && isSpace(text[at])) {
      at++;
    }
    int start = at;
    while (at < length && at - start < PIECE_CHARS_MAX && !isSpace(text[at])) {
      at++;
    }
    if (at == start) {
      return false;
    }
    term.copyBuffer(text, start, at - start);
    offset.setOffset(correctOffset(start), correctOffset(at));
    return true;
  }

  private static boolean isSpace(char c) {
    return c < '\u0080' ? c == ' ' || (c >= '\t' && c <= '\r') : UCharacter.isUWhiteSpace(c);
  }

  private boolean next(Scripted icu) throws IOException {
    if (!icu.tokenizer.incrementToken()) {
      return false;
    }
    term.copyBuffer(icu.term.buffer(), 0, icu.term.length());
    offset.setOffset(correctOffset(icu.offset.startOffset()), correctOffset(icu.offset.endOffset()));
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    offset.setOffset(correctOffset(length), correctOffset(length));
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (scripted != null) {
      scripted.tokenizer.close();
    }
  }
}
