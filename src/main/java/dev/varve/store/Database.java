package dev.varve.store;

/** A transactional store. Thread-safe. */
public interface Database extends AutoCloseable {

  /**
   * Runs the work in a transaction and returns once that transaction is on disk. Work of several callers may
   * share one commit; work that throws is undone alone. The work must be short (20 ms) and must not wait for
   * anything but the database.
   *
   * @throws StoreException when it could not be made durable; then nothing of it was done
   */
  <T> T write(Work<T> work);

  /**
   * The same for what nobody was promised: returns before it is on disk. When the machine stops, it may be as if it had
   * never been; when only the process ends, it stays. A write that has returned has everything before it on disk. A
   * store that may stop while this process lives on syncs it like any other.
   *
   * @throws StoreException when it could not be done; then nothing of it was done
   */
  default <T> T writeUnsynced(Work<T> work) {
    return write(work);
  }

  /**
   * Runs read-only work on one consistent snapshot that holds every write that has returned.
   *
   * @throws StoreException when it tries to write, or when the database cannot be read or is closed
   */
  <T> T read(Work<T> work);

  @Override
  void close();

  /** What to do inside a transaction; it may not keep the {@link Tx} nor ask the database again. */
  @FunctionalInterface
  interface Work<T> {
    T in(Tx tx);
  }
}
