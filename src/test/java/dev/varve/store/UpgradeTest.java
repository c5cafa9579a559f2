package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.queue.Conservation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that an older version stored is lost or changed when a newer one opens it. */
class UpgradeTest {

  private static final String PAYLOADS = "SELECT message_id, payload FROM payloads";
  private static final String PAYLOADS_WITHIN = "SELECT id, payload FROM messages WHERE payload IS NOT NULL";

  /** A length above 0 promises a payload. */
  private static final String WRONG_LENGTHS =
      "SELECT id FROM messages WHERE (payload_bytes > 0) <> EXISTS (SELECT 1 FROM payloads p WHERE p.message_id = id)";

  @TempDir private Path folder;
  private SqliteOptions options;

  @BeforeEach
  void name() {
    options = SqliteOptions.of(folder.resolve("varve.db"));
  }

  static IntStream versions() {
    return IntStream.range(1, Migrations.FILES.size());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void every_older_store_keeps_each_row_and_each_payload(int version) throws SQLException {
    TableDump before = filled(version);

    SqliteDatabase.open(options).close();

    assertThat(now(options, before)).isEqualTo(before);
    assertPayloads(options, PAYLOADS);
    assertThat(texts(options, WRONG_LENGTHS)).isEmpty();
    assertThat(versionOf(options)).isEqualTo(Migrations.FILES.size());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void the_books_of_every_older_store_balance_afterwards(int version) throws SQLException {
    filled(version);

    try (Database database = SqliteDatabase.open(options)) {
      Conservation audit = database.read(Conservation::audit);
      assertThat(audit.exceptions()).isEmpty();
      assertThat(audit.accepted()).isEqualTo(9);
      assertThat(audit.states())
          .isEqualTo(Map.of("pending", 2L, "processing", 1L, "done", 3L, "dead", 1L, "skipped", 1L, "dropped", 1L));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void an_upgrade_that_is_broken_off_leaves_the_older_store_and_can_be_done_again(int version) throws SQLException {
    TableDump before = filled(version);
    IllegalStateException off = new IllegalStateException("on purpose");
    SqliteOptions broken =
        new SqliteOptions(
            options.file(),
            options.backups(),
            1,
            1,
            options.busyTimeout(),
            () -> {
              throw off;
            });

    assertThatThrownBy(() -> SqliteDatabase.open(broken)).isSameAs(off);
    assertOlder(options, version, before);

    SqliteDatabase.open(options).close();
    assertThat(now(options, before)).isEqualTo(before);
    assertPayloads(options, PAYLOADS);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void the_copy_made_before_is_the_whole_older_store(int version) throws SQLException {
    TableDump before = filled(version);
    SqliteDatabase.open(options).close();

    assertOlder(SqliteOptions.of(options.backups().resolve("before-migration.db")), version, before);
  }

  @Test
  void a_store_brought_back_to_an_older_version_is_as_that_one_left_it_and_comes_forward_whole() throws SQLException {
    filled(OlderStore.VERSION);
    SqliteDatabase.open(options).close();
    TableDump newest = dump(options);

    OlderStore.write(options.file());
    assertThat(versionOf(options)).isEqualTo(OlderStore.VERSION);
    assertPayloads(options, PAYLOADS_WITHIN);

    SqliteDatabase.open(options).close();
    assertThat(dump(options)).isEqualTo(newest);
    assertPayloads(options, PAYLOADS);
  }

  private TableDump filled(int version) throws SQLException {
    try (Connection connection = new SqliteConnections(options).writer()) {
      TestingOlderStore.fill(connection, version);
      return TableDump.of(connection);
    }
  }

  private static void assertOlder(SqliteOptions store, int version, TableDump before) throws SQLException {
    assertThat(versionOf(store)).isEqualTo(version);
    assertThat(dump(store)).isEqualTo(before);
    assertPayloads(store, version <= OlderStore.VERSION ? PAYLOADS_WITHIN : PAYLOADS);
  }

  private static TableDump dump(SqliteOptions store) throws SQLException {
    try (Connection connection = new SqliteConnections(store).reader()) {
      return TableDump.of(connection);
    }
  }

  private static TableDump now(SqliteOptions store, TableDump before) throws SQLException {
    try (Connection connection = new SqliteConnections(store).reader()) {
      return TableDump.of(connection, before.columns());
    }
  }

  private static int versionOf(SqliteOptions store) throws SQLException {
    return Integer.parseInt(texts(store, "SELECT max(version) FROM schema_versions").getFirst());
  }

  private static List<String> texts(SqliteOptions store, String sql) throws SQLException {
    try (Connection connection = new SqliteConnections(store).reader()) {
      return TableDump.texts(connection, sql);
    }
  }

  private static void assertPayloads(SqliteOptions store, String sql) throws SQLException {
    Map<Long, String> found = new TreeMap<>();
    try (Connection connection = new SqliteConnections(store).reader();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.put(rows.getLong(1), inShort(rows.getBytes(2)));
      }
    }
    Map<Long, String> stored = new TreeMap<>();
    TestingOlderStore.payloads().forEach((id, payload) -> stored.put(id, inShort(payload)));
    assertThat(found).isEqualTo(stored);
  }

  private static String inShort(byte[] payload) {
    return payload.length + " bytes, hash " + Arrays.hashCode(payload);
  }
}
