package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalIndexTest {

  @TempDir private Path folder;

  @Test
  void a_finished_checkpoint_has_brought_back_what_it_attempted() throws IOException, SQLException {
    Path database = folder.resolve("varve.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE t (x INTEGER)");
      ByteBuffer shared = WalIndex.shared(database);
      WalIndex before = WalIndex.look(shared);
      assertThat(before).isEqualTo(new WalIndex(0, 0));

      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
      WalIndex after = WalIndex.look(shared);
      assertThat(after.attempted()).isPositive().isEqualTo(after.backfilled());
      assertThat(after.beganSince(before)).isFalse();
    }
  }

  @Test
  void a_checkpoint_that_attempts_more_than_is_back_has_begun() {
    assertThat(new WalIndex(40, 0).beganSince(new WalIndex(0, 0))).isTrue();
    assertThat(new WalIndex(40, 0).beganSince(new WalIndex(40, 0))).isFalse();
  }
}
