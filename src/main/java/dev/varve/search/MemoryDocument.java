package dev.varve.search;

import dev.varve.memory.Meaning;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** A memory as the index holds it: its words to be found by, its place in time, what filters ask for; no text. */
final class MemoryDocument {

  static final String REF = "ref";
  static final String CODE = "code";
  static final String PROJECT = "project";
  static final String SESSION = "session";
  static final String AT = "at";
  static final String TURN = "turn";
  static final String TRAITS = "traits";
  static final String CLIENT = "client";
  static final String TYPE = "type";
  static final String CONCEPT = "concept";
  static final String BRANCH = "branch";
  static final String FILE = "file";
  static final String LABEL = "label";
  static final String WORD_NUMBERS = "word_numbers";
  static final String REPLACED = "replaced";

  /** Of a memory that touched more, the first are enough to find it by their words. */
  private static final int PATHS_IN_TEXT_MAX = 40;

  private static final int LABEL_CHARS_MAX = 32;

  private static final int CODE_SHIFT = 60;

  /** In a session a prompt comes before what was learned in answer to it. */
  private static final List<MemoryKind> IN_ORDER = List.of(MemoryKind.PROMPT, MemoryKind.OBSERVATION, MemoryKind.SUMMARY);

  private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
  private static final FieldType WORDS = type(IndexOptions.DOCS, true);

  private MemoryDocument() {}

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(omitNorms);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /** What a document is replaced and deleted by. */
  static Term key(MemoryRef ref) {
    return new Term(REF, ref.toString());
  }

  /** A reference as a number; greater ones come later among those of one session and time. */
  static long code(MemoryRef ref) {
    return ((long) IN_ORDER.indexOf(ref.kind()) << CODE_SHIFT) | ref.id();
  }

  static MemoryRef ref(long code) {
    return new MemoryRef(IN_ORDER.get((int) (code >>> CODE_SHIFT)), code & ((1L << CODE_SHIFT) - 1));
  }

  /** Good until the words are read of another text. */
  static Document of(Entry entry, MemoryWords words) throws IOException {
    Memory memory = entry.memory();
    Document document = new Document();
    String text = text(memory);
    words.read(text);
    document.add(new StringField(REF, memory.ref().toString(), Field.Store.NO));
    document.add(new Field(MemoryAnalyzer.TEXT, words.stems(), TEXT));
    document.add(new Field(MemoryAnalyzer.WORDS, words.written(), WORDS));
    number(document, CODE, code(memory.ref()));
    number(document, PROJECT, memory.project());
    number(document, SESSION, memory.session());
    number(document, TURN, memory.promptNumber());
    number(document, AT, memory.at().toEpochMilli());
    int traits = Traits.of(memory);
    number(document, TRAITS, traits);
    String own = AskedLines.without(text);
    document.add(new BinaryDocValuesField(WORD_NUMBERS, WordNumbers.of(own).bytes()));
    if ((traits & Traits.REPLACES) != 0) {
      replaced(own, document);
    }
    keyword(document, CLIENT, memory.client());
    keyword(document, TYPE, memory.type());
    memory.concepts().forEach(concept -> keyword(document, CONCEPT, concept));
    if (memory.branch() != null) {
      keyword(document, BRANCH, memory.branch());
    }
    FileTails.of(memory).forEach(tail -> keyword(document, FILE, tail));
    label(memory, document);
    Meaning meaning = entry.meaning();
    if (meaning != null) {
      document.add(
          new KnnFloatVectorField(vector(meaning.model()), meaning.numbers(), VectorSimilarityFunction.DOT_PRODUCT));
    }
    return document;
  }

  private static void replaced(String text, Document document) {
    Set<Figure> figures = Replacements.in(text);
    if (!figures.isEmpty()) {
      document.add(new BinaryDocValuesField(REPLACED, new BytesRef(Figure.lines(figures))));
    }
  }

  /** Each model has a field of its own, so that vectors of another one are never compared with its. */
  static String vector(String model) {
    return "vector " + model;
  }

  private static void number(Document document, String name, long value) {
    document.add(new NumericDocValuesField(name, value));
  }

  private static void keyword(Document document, String name, String value) {
    document.add(new StringField(name, folded(value), Field.Store.NO));
  }

  /** Filters take any case; what is too long for a term is cut on both sides. */
  static String folded(String value) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    return folded.length() <= 4_000 ? folded : folded.substring(0, 4_000);
  }

  /** All that a memory can be found by, as one text. */
  static String text(Memory memory) {
    List<String> parts = new ArrayList<>();
    parts.add(memory.title());
    parts.add(memory.text());
    parts.addAll(memory.facts());
    parts.addAll(memory.concepts());
    FileTails.paths(memory).stream().limit(PATHS_IN_TEXT_MAX).forEach(parts::add);
    return String.join("\n", parts);
  }

  /** The word before a colon at the start says whose or what the memory is: {@code Caroline: …}, {@code auth: …}. */
  private static void label(Memory memory, Document document) {
    int colon = memory.title().indexOf(':');
    if (colon > 0 && colon <= LABEL_CHARS_MAX) {
      document.add(new Field(LABEL, memory.title().substring(0, colon), WORDS));
    }
  }
}
