package dev.varve.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SmallFloat;
import org.apache.lucene.util.TimSorter;

/** The numbers of all documents of a reader, by document; lives only while a {@link Layout} is made of them. */
final class Columns {

  final long[] project;
  final long[] session;
  final long[] at;
  final long[] code;
  final long[] traits;
  final long[] turn;
  final int[] length;
  private final int[] living;

  private Columns(int documents, int alive) {
    project = new long[documents];
    session = new long[documents];
    at = new long[documents];
    code = new long[documents];
    traits = new long[documents];
    turn = new long[documents];
    length = new int[documents];
    living = new int[alive];
  }

  static Columns read(IndexReader reader) throws IOException {
    Columns columns = new Columns(reader.maxDoc(), reader.numDocs());
    int alive = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      columns.read(leaf.reader(), leaf.docBase);
      alive = columns.living(leaf, alive);
    }
    return columns;
  }

  private void read(LeafReader leaf, int base) throws IOException {
    read(leaf, MemoryDocument.PROJECT, base, project);
    read(leaf, MemoryDocument.SESSION, base, session);
    read(leaf, MemoryDocument.AT, base, at);
    read(leaf, MemoryDocument.CODE, base, code);
    read(leaf, MemoryDocument.TRAITS, base, traits);
    read(leaf, MemoryDocument.TURN, base, turn);
    NumericDocValues norms = leaf.getNormValues(MemoryAnalyzer.TEXT);
    for (int document = 0; norms != null && document < leaf.maxDoc(); document++) {
      length[base + document] = norms.advanceExact(document) ? SmallFloat.byte4ToInt((byte) norms.longValue()) : 0;
    }
  }

  private static void read(LeafReader leaf, String field, int base, long[] into) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf, field);
    for (int document = values.nextDoc(); document != NumericDocValues.NO_MORE_DOCS; document = values.nextDoc()) {
      into[base + document] = values.longValue();
    }
  }

  private int living(LeafReaderContext leaf, int alive) {
    Bits live = leaf.reader().getLiveDocs();
    int next = alive;
    for (int document = 0; document < leaf.reader().maxDoc(); document++) {
      if (live == null || live.get(document)) {
        living[next++] = leaf.docBase + document;
      }
    }
    return next;
  }

  int[] placesNone() {
    int[] places = new int[code.length];
    Arrays.fill(places, -1);
    return places;
  }

  /** The living documents; those of a segment are nearly in order already. */
  int[] inOrder() {
    new Order().sort(0, living.length);
    return living;
  }

  private int compare(int one, int other) {
    int order = Long.compare(project[one], project[other]);
    order = order != 0 ? order : Long.compare(session[one], session[other]);
    order = order != 0 ? order : Long.compare(at[one], at[other]);
    return order != 0 ? order : Long.compare(code[one], code[other]);
  }

  private final class Order extends TimSorter {

    private final int[] saved = new int[Math.max(1, living.length / 64)];

    Order() {
      super(Math.max(1, living.length / 64));
    }

    @Override
    protected int compare(int i, int j) {
      return Columns.this.compare(living[i], living[j]);
    }

    @Override
    protected void swap(int i, int j) {
      int one = living[i];
      living[i] = living[j];
      living[j] = one;
    }

    @Override
    protected void copy(int from, int to) {
      living[to] = living[from];
    }

    @Override
    protected void save(int from, int count) {
      System.arraycopy(living, from, saved, 0, count);
    }

    @Override
    protected void restore(int from, int to) {
      living[to] = saved[from];
    }

    @Override
    protected int compareSaved(int i, int j) {
      return Columns.this.compare(saved[i], living[j]);
    }
  }
}
