package dev.varve.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.ArrayUtil;

/**
 * The numbers of a layout by place, added in the order of places and never changed afterwards. A chain is what one session
 * left in one project; its numbers are kept once.
 */
final class Places {

  static final int NONE = -1;

  final long[] codes;
  final long[] times;
  final int[] lengths;
  final int[] turns;
  final int[] chains;
  final byte[] traits;
  final int[] documents;
  final int[] placeOfDocument;
  final Map<Long, Scope.Part> projects = new HashMap<>();
  long[] chainSessions = new long[16];
  long[] chainProjects = new long[16];
  private int size;
  private int chain = NONE;
  private int partStart;
  private long partWords;
  private long partNewest;

  Places(int size, int documents) {
    codes = new long[size];
    times = new long[size];
    lengths = new int[size];
    turns = new int[size];
    chains = new int[size];
    traits = new byte[size];
    this.documents = new int[size];
    placeOfDocument = new int[documents];
    Arrays.fill(placeOfDocument, NONE);
  }

  /** What stands behind all that was added before. */
  void add(Rows rows, int row, int document) {
    chain(rows.project(row), rows.session(row));
    documents[size] = document;
    placeOfDocument[document] = size;
    codes[size] = rows.code(row);
    times[size] = rows.time(row);
    lengths[size] = rows.length(row);
    turns[size] = rows.turn(row);
    traits[size] = rows.traits(row);
    chains[size] = chain;
    partWords += lengths[size];
    partNewest = Math.max(partNewest, times[size]);
    size++;
  }

  private void chain(long project, long session) {
    boolean same = chain != NONE && chainProjects[chain] == project;
    if (!same) {
      endPart();
    }
    if (!same || chainSessions[chain] != session) {
      chain++;
      chainProjects = ArrayUtil.grow(chainProjects, chain + 1);
      chainSessions = ArrayUtil.grow(chainSessions, chain + 1);
      chainProjects[chain] = project;
      chainSessions[chain] = session;
    }
  }

  private void endPart() {
    if (size > partStart) {
      projects.put(chainProjects[chain], new Scope.Part(partStart, size, partWords, partNewest));
    }
    partStart = size;
    partWords = 0;
    partNewest = 0;
  }

  /** Nothing is added any more. */
  Places ended() {
    endPart();
    return this;
  }
}
