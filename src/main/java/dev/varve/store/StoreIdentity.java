package dev.varve.store;

import java.util.UUID;

/** Tells one store from every other, so that what was computed from it is never taken for another's. */
public final class StoreIdentity {

  private StoreIdentity() {}

  /** The same in every call; made up in the first. A copy of the store keeps it. */
  public static String of(Tx tx) {
    return tx.first("SELECT identity FROM store_identity WHERE space_id = 1", row -> row.text(1))
        .orElseGet(() -> created(tx));
  }

  private static String created(Tx tx) {
    String identity = UUID.randomUUID().toString();
    tx.update("INSERT INTO store_identity (identity) VALUES (?)", identity);
    return identity;
  }
}
