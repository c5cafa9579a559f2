package dev.varve.store;

/** A store whose files can be rewritten so that nothing deleted is left in them. Thread-safe. */
public interface Compactable {

  /**
   * Rewrites the files; writes wait as long as it takes, about a second for 100 MB.
   *
   * @throws StoreException when it cannot be done now
   */
  void compact();
}
