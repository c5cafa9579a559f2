package dev.varve.search;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/** Lucene's own format, by its own names, with longer vectors than the 1,024 numbers it takes by itself. Thread-safe. */
final class MemoryCodec extends Lucene104Codec {

  /** As many as a model's answer may have. */
  private static final int NUMBERS_MAX = 4_096;

  private final KnnVectorsFormat vectors = new LongVectors();

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }

  private static final class LongVectors extends KnnVectorsFormat {

    private final KnnVectorsFormat format = new Lucene99HnswVectorsFormat();

    LongVectors() {
      super("Lucene99HnswVectorsFormat");
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return format.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return format.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
      return NUMBERS_MAX;
    }
  }
}
