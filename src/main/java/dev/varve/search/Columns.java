package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SmallFloat;
import org.apache.lucene.util.TimSorter;

/** The numbers of all documents of some segments, as they lie there; lives only while a {@link Layout} is made of them. */
final class Columns implements Rows {

  private final long[] projects;
  private final long[] sessions;
  private final long[] times;
  private final long[] codes;
  private final long[] traits;
  private final long[] turns;
  private final int[] lengths;
  private final int[] documents;
  private final int[] living;

  private Columns(int size, int alive) {
    projects = new long[size];
    sessions = new long[size];
    times = new long[size];
    codes = new long[size];
    traits = new long[size];
    turns = new long[size];
    lengths = new int[size];
    documents = new int[size];
    living = new int[alive];
  }

  static Columns read(List<LeafReaderContext> segments) throws IOException {
    int size = 0;
    int alive = 0;
    for (LeafReaderContext segment : segments) {
      size += segment.reader().maxDoc();
      alive += segment.reader().numDocs();
    }
    Columns columns = new Columns(size, alive);
    int row = 0;
    alive = 0;
    for (LeafReaderContext segment : segments) {
      columns.read(segment.reader(), row);
      alive = columns.living(segment, row, alive);
      row += segment.reader().maxDoc();
    }
    return columns;
  }

  private void read(LeafReader segment, int first) throws IOException {
    read(segment, MemoryDocument.PROJECT, first, projects);
    read(segment, MemoryDocument.SESSION, first, sessions);
    read(segment, MemoryDocument.AT, first, times);
    read(segment, MemoryDocument.CODE, first, codes);
    read(segment, MemoryDocument.TRAITS, first, traits);
    read(segment, MemoryDocument.TURN, first, turns);
    NumericDocValues norms = segment.getNormValues(MemoryAnalyzer.TEXT);
    for (int document = 0; norms != null && document < segment.maxDoc(); document++) {
      lengths[first + document] = norms.advanceExact(document) ? SmallFloat.byte4ToInt((byte) norms.longValue()) : 0;
    }
  }

  private static void read(LeafReader segment, String field, int first, long[] into) throws IOException {
    NumericDocValues values = DocValues.getNumeric(segment, field);
    for (int document = values.nextDoc(); document != NumericDocValues.NO_MORE_DOCS; document = values.nextDoc()) {
      into[first + document] = values.longValue();
    }
  }

  private int living(LeafReaderContext segment, int first, int alive) {
    Bits live = segment.reader().getLiveDocs();
    int next = alive;
    for (int document = 0; document < segment.reader().maxDoc(); document++) {
      documents[first + document] = segment.docBase + document;
      if (live == null || live.get(document)) {
        living[next++] = first + document;
      }
    }
    return next;
  }

  /** The rows of living documents; those of a segment are nearly in order already. */
  int[] inOrder() {
    new Order().sort(0, living.length);
    return living;
  }

  /** In the reader whose segments these are. */
  int document(int row) {
    return documents[row];
  }

  @Override
  public long project(int row) {
    return projects[row];
  }

  @Override
  public long session(int row) {
    return sessions[row];
  }

  @Override
  public long time(int row) {
    return times[row];
  }

  @Override
  public long code(int row) {
    return codes[row];
  }

  @Override
  public int length(int row) {
    return lengths[row];
  }

  @Override
  public int turn(int row) {
    return (int) turns[row];
  }

  @Override
  public byte traits(int row) {
    return (byte) traits[row];
  }

  private final class Order extends TimSorter {

    private final int[] saved = new int[Math.max(1, living.length / 64)];

    Order() {
      super(Math.max(1, living.length / 64));
    }

    @Override
    protected int compare(int i, int j) {
      return Rows.compare(Columns.this, living[i], Columns.this, living[j]);
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
      return Rows.compare(Columns.this, saved[i], Columns.this, living[j]);
    }
  }
}
