package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs between databases; everything else is portable SQL. */
public interface Dialect {

  /** Column definition of a growing numeric primary key. */
  String identityColumn();

  /** Column definition of a numeric primary key that is the identity of another row. */
  String keyColumn();

  /** Stands behind the columns of a table whose rows lie in the order of its primary key, and nowhere else. */
  String byKey();

  /**
   * Statements after which some tables, a list of names in parentheses, have no record of the ids they gave away; for
   * those whose newest row is never deleted, so that it tells the next id. Nothing where a record costs nothing.
   */
  String unrecordedIds(String tables);

  /** Type of a column of bytes. */
  String bytesType();

  /** Begins a transaction that writes, and takes the right to write at once where the database has one. */
  String beginWrite();

  /** Whether commits of this connection, which is in no transaction, return only once they are on disk. */
  void sync(Connection connection, boolean wanted) throws SQLException;

  /** The condition that the bytes of a text, in UTF-8, hold those of one parameter. */
  String textHolds(String text);

  /** The condition that a column of bytes holds those of one parameter. */
  String bytesHold(String column);

  /** Asks for the id that the last insert of this connection gave its row. */
  String lastId();

  /** The only place where foreign error codes are read. */
  StoreException typed(SQLException error);

  /** Whether the database may have rolled back the whole transaction by itself on such an error. */
  boolean mayUndoTransaction(Reason reason);
}
