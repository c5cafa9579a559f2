package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The queue's books, asked from the worker or, while none runs, read from the store itself. Shapes are those of
 * the HTTP door.
 */
sealed interface Ledger extends AutoCloseable permits WorkerLedger, StoreLedger {

  /** As {@code GET /v1/audit}. */
  JsonNode audit() throws InterruptedException;

  /**
   * As {@code GET /v1/queue}.
   *
   * @param after the id that the page before ended with; 0 for the first page
   */
  JsonNode queue(long after) throws InterruptedException;

  /** Gives dead messages their attempts back; how many there were. */
  long retry(List<Long> ids) throws InterruptedException;

  /** Gives dead messages up for good; how many there were. */
  long drop(List<Long> ids) throws InterruptedException;

  @Override
  void close();
}
